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

/** Where an attempt goes, and what that means for its wait. */
export interface NextPlace {
  readonly endpoint: number;
  /** Has the place not been tried since the last wait? */
  readonly untried: boolean;
  /** How many attempts went on to the next place without a wait: they make no later wait longer. */
  readonly atOnce: number;
  /** In words, if there are several. */
  readonly where: string;
}

/** Where the next attempt goes. The first one is home: there an outage begins. */
export function nextPlace(
  { moves }: Outage,
  moving: boolean,
  { endpoint: left = 0, endpoints = 1, stable }: Place & { readonly stable: boolean },
): NextPlace {
  const home = stable ? 0 : left;
  const endpoint = moving ? (left + 1) % endpoints : home;
  return {
    endpoint,
    untried: moving && moves % endpoints > 0,
    atOnce: moves - Math.floor(moves / endpoints),
    where: endpoints > 1 ? `, at endpoint ${endpoint + 1} of ${endpoints}` : '',
  };
}
