import type { Comparison } from './comparison.ts';

const HEAD = ['contender', 'CPU ratio', '±', 'wall ratio', '±', 'k messages/s of CPU', 'busy'];
const THOUSAND = 1000;

/** The comparisons of one scenario in Markdown. */
export function table(comparisons: readonly Comparison[]): string {
  const rows = comparisons.map(({ contender, cpu, wall, messagesPerSecond, busy }) => [
    contender,
    ratio(cpu.mean),
    precise(cpu.error),
    ratio(wall.mean),
    precise(wall.error),
    (messagesPerSecond / THOUSAND).toFixed(0),
    ratio(busy),
  ]);
  const widths = HEAD.map((_, column) => Math.max(...[HEAD, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) => `| ${cells.map((cell, n) => padded(cell, n, widths)).join(' | ')} |`;
  const rule = `|${widths.map((width, n) => (n === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
  return [line(HEAD), rule, ...rows.map(line)].join('\n');
}

function padded(cell: string, column: number, widths: readonly number[]): string {
  const width = widths[column] ?? 0;
  return column === 0 ? cell.padEnd(width) : cell.padStart(width);
}

function ratio(value: number): string {
  return value.toFixed(2);
}

function precise(error: number): string {
  return error.toFixed(3);
}
