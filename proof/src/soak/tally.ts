/** How often each of some names came up. */
export class Counts extends Map<string, number> {
  add(name: string): void {
    this.set(name, (this.get(name) ?? 0) + 1);
  }

  /** The most frequent first. */
  sorted(): [string, number][] {
    return [...this].sort(([, a], [, b]) => b - a);
  }
}

/** What happened to the connections of all clients. */
export interface Tally {
  /** Sessions that opened. */
  opened: number;
  /** By the way that ended them: the codes that the clients saw. */
  readonly losses: Map<string, Counts>;
  readonly decisions: Counts;
  /** Errors in the logs of the clients and of the server. */
  readonly logs: Counts;
}

export function emptyTally(): Tally {
  return { opened: 0, losses: new Map(), decisions: new Counts(), logs: new Counts() };
}

export function countLoss({ losses, decisions }: Tally, way: string, seen: string, decision: string): void {
  const codes = losses.get(way) ?? new Counts();
  losses.set(way, codes);
  codes.add(seen);
  decisions.add(decision);
}
