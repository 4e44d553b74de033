import type { Outage } from './outage.ts';

/** Codes that ask to be served elsewhere, if there is another place (registration of 1013). */
const BUSY = [1013, 1014];

/** Which of how many endpoints, from 0. */
export interface Place {
  /** @default 0 */
  readonly endpoint?: number;
  /** @default 1 */
  readonly endpoints?: number;
  /** Did the session begin for the application too? @default true */
  readonly confirmed?: boolean;
}

/** Is this place left for the next one? Not when it hints when it will take us. */
export function isLeft(
  code: number,
  opened: boolean,
  hinted: boolean,
  { endpoints = 1, confirmed = true }: Place,
): boolean {
  return endpoints > 1 && !hinted && (!opened || BUSY.includes(code) || (code === 1006 && !confirmed));
}

/** Where the next attempt goes. The first one is home: there an outage begins. */
export function nextEndpoint(moving: boolean, stable: boolean, { endpoint = 0, endpoints = 1 }: Place): number {
  if (moving) return (endpoint + 1) % endpoints;
  return stable ? 0 : endpoint;
}

/** Is there a place that has not been tried since the last wait? */
export function hasUntried({ moves }: Outage, { endpoints = 1 }: Place): boolean {
  return moves % endpoints > 0;
}

/** How many attempts went on to the next place without a wait: they make no later wait longer. */
export function attemptsAtOnce({ moves }: Outage, { endpoints = 1 }: Place): number {
  return moves - Math.floor(moves / endpoints);
}
