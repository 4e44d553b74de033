import { runCell } from './cell.ts';
import type { Client } from './client.ts';
import { CLIENTS } from './clients.ts';
import { ALWAYS_RECONNECTING, type Column, NATIVE, PACED } from './columns.ts';
import { type Observation, outcomeOf, worse } from './observation.ts';
import { WAYS, type Way } from './ways.ts';

/** Prints what every client does after every loss, with each class, as a Markdown table. What is worse is bold. */

const COLUMNS: readonly Column[] = [NATIVE, PACED, ALWAYS_RECONNECTING];
const PATIENCE_MS = 4000;

function describe(seen: Observation): string {
  const { handshakes, live, firstDelayMs } = seen;
  const first = firstDelayMs === null ? '' : `, the first after ${Math.round(firstDelayMs)} ms`;
  return `${outcomeOf(seen)}; handshakes: ${handshakes}${first}; live: ${live}`;
}

async function cellsOf(client: Client, way: Way): Promise<string[]> {
  const runs = COLUMNS.map(({ WebSocketClass }) => runCell(client, WebSocketClass, way, { patienceMs: PATIENCE_MS }));
  const [native, ...others] = await Promise.all(runs);
  if (!native) return [];
  const cells = others.map((other) => {
    const respects = worse(native, other);
    return respects.length > 0 ? `**${respects.join(', ')}** (${describe(other)})` : describe(other);
  });
  return [describe(native), ...cells];
}

const rows = new Map<Client, string[][]>(CLIENTS.map((client) => [client, []]));

async function addRow(client: Client, way: Way): Promise<void> {
  rows.get(client)?.push([client.name, way.name, ...(await cellsOf(client, way))]);
}

for (const way of WAYS) {
  // Who hammers would slow down all the others.
  if (way.once) await Promise.all(CLIENTS.map((client) => addRow(client, way)));
  else for (const client of CLIENTS) await addRow(client, way);
}

const heads = ['client', 'loss', ...COLUMNS.map(({ name }) => name)];
for (const cells of [heads, heads.map(() => '---'), ...[...rows.values()].flat()])
  console.log(`| ${cells.join(' | ')} |`);
// Under the class that always reconnects stompjs leaves its heart-beats behind, two timers for each connection.
process.exit();
