import { type CloseCode, closeCodes } from './close-codes.ts';
import { isSendable } from './sendable.ts';
import { type Source, sourcesOf } from './sources.ts';

/** Who may put the code into a Close frame; `nobody`: a local value, or reserved. */
export type Sender = 'any' | 'server' | 'client' | 'nobody';

/** What the standards say about one registered code. */
export interface CodeFacts extends CloseCode {
  /** The name in the IANA registry. */
  readonly name: string;
  readonly sender: Sender;
  /** May it appear in a Close frame at all? */
  readonly onWire: boolean;
  /** May a server, or a client outside the browser, send it? */
  readonly endpointMaySend: boolean;
  /** May a page pass it to `close()`? */
  readonly browserMaySend: boolean;
  readonly sources: readonly Source[];
}

/** The facts about a registered code; `undefined` for every other number. */
export function codeFacts(code: number): CodeFacts | undefined {
  const entry = closeCodes.find((candidate) => candidate.code === code);
  if (!entry) return undefined;
  const endpointMaySend = isSendable(code);
  return Object.freeze({
    ...entry,
    name: entry.phrase.replace(/:.*/, ''),
    sender: senderOf(code),
    onWire: endpointMaySend,
    endpointMaySend,
    browserMaySend: isSendable(code, 'browser'),
    sources: sourcesOf(code),
  });
}

function senderOf(code: number): Sender {
  if (!isSendable(code)) return 'nobody';
  if (code === 1010) return 'client';
  return code > 1010 ? 'server' : 'any';
}
