import type { Answer, Burst, Ledger } from './ledger.ts';

const NOTHING = {
  sent: 0,
  queued: 0,
  refused: 0,
  /** By the server. */
  received: 0,
  echoed: 0,
  /** Messages of the server's bursts. */
  burst: 0,
  /** Left over at the end, as the socket itself said. */
  reported: 0,
  /** Handed to a connection that was lost before the server had read them: honest, as nobody can know. */
  unconfirmed: 0,
  /** Accepted, or sent by the server, and gone without a trace. */
  lost: 0,
  /** Arrived twice, was handed over twice, or arrived although refused, so that the application would send it again. */
  duplicated: 0,
  /** Arrived behind one that was sent later, though its connection had been given up before: honest, as the link was dead. */
  late: 0,
  /** Arrived behind one that was sent later, for no such reason. */
  reordered: 0,
};

/** How many messages met which fate. */
export type Balance = Readonly<typeof NOTHING>;

/** The balance of one client, once nothing can arrive any more. */
export function settle(ledger: Ledger): Balance {
  const { answers, bursts, reported } = ledger;
  const mayBeLate = new Set(ledger.connections.flatMap(({ handed, givenUp }) => (givenUp ? handed : [])));
  const [there, back] = [disorder(ledger.received, mayBeLate), disorder(ledger.echoed)];
  const received = new Set(ledger.received);
  const refusedButReceived = [...received].filter((id) => answers.get(id) === 'refused').length;
  const { unconfirmed, skipped } = followConnections(ledger, received);
  const thrownAway = ledger.thrownAway.filter((id) => answers.get(id) !== 'refused').length;
  return {
    sent: count(answers, 'sent'),
    queued: count(answers, 'queued'),
    refused: count(answers, 'refused'),
    received: received.size,
    echoed: new Set(ledger.echoed).size,
    burst: sum(bursts.map(({ numbers }) => numbers.length)),
    reported,
    unconfirmed,
    // A report of more than was left over is as wrong as a missing one.
    lost: Math.abs(leftOver(ledger) - reported) + thrownAway + skipped + sum(bursts.map(missingOf)),
    duplicated: there.duplicated + back.duplicated + handedTwice(ledger) + refusedButReceived,
    late: there.late,
    reordered: there.reordered + back.reordered,
  };
}

export function total(balances: readonly Balance[]): Balance {
  const names = Object.keys(NOTHING) as (keyof Balance)[];
  const sums = names.map((name) => [name, sum(balances.map((balance) => balance[name]))]);
  return { ...NOTHING, ...Object.fromEntries(sums) };
}

/** Accepted messages that no connection was ever handed. */
function leftOver({ answers, connections, thrownAway }: Ledger): number {
  const handed = new Set([...connections.flatMap((connection) => connection.handed), ...thrownAway]);
  return [...answers].filter(([id, answer]) => answer !== 'refused' && !handed.has(id)).length;
}

function handedTwice({ connections }: Ledger): number {
  const handed = connections.flatMap((connection) => connection.handed);
  return handed.length - new Set(handed).size;
}

/** A connection delivers in order: what is missing at its end may be lost, what is missing before was skipped. */
function followConnections(
  { connections, echoed }: Ledger,
  received: ReadonlySet<number>,
): { unconfirmed: number; skipped: number } {
  const echoes = new Set(echoed);
  let unconfirmed = 0;
  let skipped = 0;
  for (const { handed, completed } of connections) {
    const there = split(handed, received);
    const back = split(
      handed.filter((id) => received.has(id)),
      echoes,
    );
    skipped += there.gaps + back.gaps + (completed ? there.tail : 0);
    unconfirmed += completed ? 0 : there.tail;
  }
  return { unconfirmed, skipped };
}

/** How many of `ids` did not arrive: behind the last that did, and before it. */
function split(ids: readonly number[], arrived: ReadonlySet<number>): { tail: number; gaps: number } {
  const there = ids.map((id) => arrived.has(id));
  const tail = ids.length - (there.lastIndexOf(true) + 1);
  return { tail, gaps: there.filter((isThere) => !isThere).length - tail };
}

function disorder(
  ids: readonly number[],
  mayBeLate: ReadonlySet<number> = new Set(),
): { duplicated: number; late: number; reordered: number } {
  const seen = new Set<number>();
  let latest = Number.NEGATIVE_INFINITY;
  let late = 0;
  let reordered = 0;
  for (const id of ids) {
    if (id < latest && !seen.has(id)) mayBeLate.has(id) ? late++ : reordered++;
    latest = Math.max(latest, id);
    seen.add(id);
  }
  return { duplicated: ids.length - seen.size, late, reordered };
}

/** How many of a burst are missing or out of place; of one that was cut off, the end does not count. */
function missingOf({ numbers, of, clean }: Burst): number {
  const misplaced = numbers.filter((number, index) => number !== index + 1).length;
  return misplaced + (clean ? Math.max(0, of - numbers.length) : 0);
}

function count(answers: ReadonlyMap<number, Answer>, wanted: Answer): number {
  return [...answers.values()].filter((answer) => answer === wanted).length;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
