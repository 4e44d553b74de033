import { type CloseCode, closeCodes } from './close-codes.ts';
import { isSendable } from './sendable.ts';

/** What the standards say about one registered code. */
export interface CodeFacts extends CloseCode {
  /** May it appear in a Close frame at all? */
  readonly onWire: boolean;
  /** May a server, or a client outside the browser, send it? */
  readonly endpointMaySend: boolean;
  /** May a page pass it to `close()`? */
  readonly browserMaySend: boolean;
}

/** The facts about a registered code; `undefined` for every other number. */
export function codeFacts(code: number): CodeFacts | undefined {
  const entry = closeCodes.find((candidate) => candidate.code === code);
  if (!entry) return undefined;
  const endpointMaySend = isSendable(code);
  return Object.freeze({
    ...entry,
    onWire: endpointMaySend,
    endpointMaySend,
    browserMaySend: isSendable(code, 'browser'),
  });
}
