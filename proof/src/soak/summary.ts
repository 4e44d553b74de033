import type { SoakReport } from './soak.ts';
import type { Counts } from './tally.ts';

/** What a flawless run has none of. */
export function flaws({ balance, leaks, stuck }: SoakReport): [name: string, count: number][] {
  const leaked = [...leaks.values()].reduce((sum, count) => sum + count, 0);
  return [
    ['lost unreported', balance.unreported],
    ['reported in error', balance.misreported],
    ['lost from the midst', balance.lost],
    ['duplicated', balance.duplicated],
    ['reordered', balance.reordered],
    ['leaked', leaked],
    ['lives that got stuck', stuck.length],
  ];
}

export function summary(report: SoakReport): string {
  const { lives, attempts, durationMs, tally, balance, leaks, stuck } = report;
  const { sent, queued, refused, received, echoed, burst, unconfirmed, doubted, late, dropped } = balance;
  return [
    `${tally.opened} connections (${attempts} attempts) of ${lives} sockets in ${(durationMs / 1000).toFixed(1)} s`,
    '',
    table(
      ['how it ended', 'times', 'as the client saw it'],
      [...tally.losses].sort().map(([way, codes]) => [way, String(total(codes)), list(codes)]),
    ),
    '',
    table(
      ['decision', 'times'],
      tally.decisions.sorted().map(([action, times]) => [action, String(times)]),
    ),
    '',
    table(
      ['messages', 'count'],
      Object.entries({
        'accepted: sent': sent,
        'accepted: queued': queued,
        refused,
        'received by the server': received,
        echoed,
        'in bursts': burst,
        'sent into a connection that was lost': unconfirmed,
        'late, from a connection given up for dead': late,
        'arrived, though named as unconfirmed': doubted,
        'named as dropped': dropped,
      }).map(([name, count]) => [name, String(count)]),
    ),
    '',
    `errors in the logs: ${list(tally.logs) || 'none'}`,
    ...stuck.map((life) => `stuck: ${life}`),
    ...[...leaks].map(([name, count]) => `left open: ${name} ×${count}`),
    '',
    ...flaws(report).map(([name, count]) => `${name}: ${count}`),
  ].join('\n');
}

function list(counts: Counts): string {
  return counts
    .sorted()
    .map(([name, count]) => `${name} ×${count}`)
    .join(', ');
}

function total(counts: Counts): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

/** Columns as wide as their widest cell; the first and the last to the left, numbers to the right. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  return lines
    .map((line) => {
      const cells = line.map((cell, column) =>
        column === 1 ? cell.padStart(widths[1] ?? 0) : cell.padEnd(widths[column] ?? 0),
      );
      return cells.join('  ').trimEnd();
    })
    .join('\n');
}
