import type { Output } from './terminal.ts';

/** Prints a value as JSON; the headings of texts are for people. Infinity, which JSON lacks, becomes null: no limit. */
export function printJson(value: unknown, output: Output): void {
  output.write(`${JSON.stringify(value, (key, inner: unknown) => (key === 'headings' ? undefined : inner), 2)}\n`);
}
