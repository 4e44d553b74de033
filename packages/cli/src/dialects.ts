import { printJson } from './json.ts';
import { dialectNames } from './shipped.ts';
import type { Output } from './terminal.ts';

/** `dialects` */
export function dialects({ json }: { readonly json?: true }, output: Output): void {
  const names = dialectNames();
  if (json) printJson(names, output);
  else output.write(`${names.join('\n')}\n`);
}
