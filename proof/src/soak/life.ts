import { setTimeout as wait } from 'node:timers/promises';
import type { Chaos } from './chaos.ts';
import type { Chatter } from './chatter.ts';
import type { Client } from './client.ts';
import type { Script } from './dealer.ts';
import { OUR_CODE } from './keep-ledger.ts';
import type { Ending, Way } from './menu.ts';

/** So long, in ms, a session is left alone at most, to send and receive, before the next thing happens to it. */
const MAX_PEACE_MS = 15;
const LAST_WORDS = 3;

/** One socket, who uses it, and what happens to it. */
export interface Life {
  readonly client: Client;
  readonly chatter: Chatter;
  readonly chaos: Chaos;
  readonly script: Script;
  readonly random: () => number;
}

/** From the first connection to the end: what the script says happens, session by session. */
export async function live(life: Life): Promise<void> {
  const { client, script, random } = life;
  for (const way of script.ways) {
    if (way.needsHeartbeat && !client.hasHeartbeat) continue;
    const { phase, session } = await client.until((now) => now.phase === 'open');
    if (phase === 'closed') return;
    await wait(random() * MAX_PEACE_MS);
    await suffer(life, way, way.name);
    const over = client.until((now) => now.phase !== 'open' || now.session !== session);
    await (way.survivedAfterMs === undefined ? over : Promise.race([over, wait(way.survivedAfterMs)]));
  }
  await end(life, script.ending);
}

/** Again, should a restart have ended the session first. */
async function end(life: Life, { name, way, phase, act }: Ending): Promise<void> {
  const { client, chatter } = life;
  for (;;) {
    const { session } = await client.until((now) => now.phase === 'open');
    if (way) await suffer(life, way, name);
    const now = await client.until((now) => now.phase === phase || now.session !== session);
    if (now.phase === 'closed') return;
    if (now.phase === phase) break;
  }
  client.way = name;
  chatter.say(LAST_WORDS);
  if (act === 'close') client.socket.close(OUR_CODE);
  if (act === 'abort') client.abort();
  await client.until((now) => now.phase === 'closed');
}

async function suffer({ client, chaos }: Life, { command, options, forEverybody }: Way, name: string): Promise<void> {
  client.way = name;
  await chaos.tell(command, forEverybody ? { ...options } : { client: client.id, ...options });
}
