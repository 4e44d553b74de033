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
  /** By the socket, as it itself said. */
  dropped: 0,
  /** Handed to a connection that was lost before the server had read them: honest, as nobody can know. */
  unconfirmed: 0,
  /** Arrived, though the socket could only say that it did not know: honest too. */
  doubted: 0,
  /** Accepted, never received, and not named by the socket: neither as dropped nor as unconfirmed. */
  unreported: 0,
  /** Named by the socket as what they cannot be. */
  misreported: 0,
  /** Gone between others that arrived, or before an end at which all had to arrive. */
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
  const { answers, bursts, dropped } = ledger;
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
    dropped: dropped.length,
    unconfirmed,
    doubted: ledger.unconfirmed.filter((id) => received.has(id)).length,
    unreported: unreported(ledger, received),
    misreported: misreported(ledger, received),
    lost: thrownAway + skipped + sum(bursts.map(missingOf)),
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

/** No life lasts for so long, or says so much, that the socket may forget what it sent before it knows. */
function unreported({ answers, dropped, unconfirmed }: Ledger, received: ReadonlySet<number>): number {
  const named = new Set([...dropped, ...unconfirmed]);
  const accepted = [...answers].filter(([, answer]) => answer === 'sent' || answer === 'queued');
  return accepted.filter(([id]) => !received.has(id) && !named.has(id)).length;
}

/** What is dropped no connection was handed, what is unconfirmed one was; each is named once. */
function misreported({ answers, connections, dropped, unconfirmed }: Ledger, received: ReadonlySet<number>): number {
  const handed = new Set(connections.flatMap((connection) => connection.handed));
  const isFree = (id: number) => answers.get(id) === 'queued' && !handed.has(id) && !received.has(id);
  const named = [...dropped, ...unconfirmed];
  const wrong = [...dropped.filter((id) => !isFree(id)), ...unconfirmed.filter((id) => !handed.has(id))];
  return wrong.length + named.length - new Set(named).size;
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
