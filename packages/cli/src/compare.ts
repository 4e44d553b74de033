import { compare, toMarkdown } from '@resilient-socket/core/reference';
import type { ReferenceOptions } from './explain.ts';
import { printJson } from './json.ts';
import { show } from './markdown-view.ts';
import { dialectsNamed, language } from './shipped.ts';
import type { Output } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** `compare <a> <b>` */
export async function compareTwo(a: number, b: number, options: ReferenceOptions, output: Output): Promise<void> {
  if (a === b) throw new UsageError(`two different codes can be compared, got ${a} twice`);
  const [locale, dialects] = await Promise.all([language(options.lang), dialectsNamed(options.dialect)]);
  const comparison = compare(a, b, { locale, dialects });
  if (options.json) printJson(comparison, output);
  else show(toMarkdown(comparison), output);
}
