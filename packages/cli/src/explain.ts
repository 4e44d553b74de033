import { explain, toMarkdown } from '@resilient-socket/core/reference';
import { printJson } from './json.ts';
import { show } from './markdown-view.ts';
import { dialectsNamed, language } from './shipped.ts';
import type { Output } from './terminal.ts';

export interface ReferenceOptions {
  readonly lang: string;
  readonly dialect: readonly string[];
  readonly reason?: string;
  readonly json?: true;
}

/** `explain <code>` */
export async function explainOne(code: number, options: ReferenceOptions, output: Output): Promise<void> {
  const { lang, dialect, reason = '', json } = options;
  const [locale, dialects] = await Promise.all([language(lang), dialectsNamed(dialect)]);
  const explanation = explain({ code, reason }, { locale, dialects });
  if (json) printJson(explanation, output);
  else show(toMarkdown(explanation), output);
}
