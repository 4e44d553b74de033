import { lookUp } from './code-map.ts';
import type { Dialect, DialectCode } from './dialect.ts';

/** What a dialect says about a close; `undefined` when it says nothing. */
export function dialectEntry({ codes, reasonFlag }: Dialect, code: number, given: unknown): DialectCode | undefined {
  const text = typeof given === 'string' ? given : '';
  const found = lookUp(codes, code);
  const entry = [found ?? []].flat().find((candidate) => text.startsWith(candidate.reason ?? ''));
  const back = reasonFlag && adviceIn(text, reasonFlag);
  if (typeof back !== 'boolean') return entry;
  const { recovery = 'backoff' } = entry ?? {};
  return { ...entry, recovery: back ? (recovery === 'none' ? 'backoff' : recovery) : 'none' };
}

/** Whether the advice in a reason says to come back; `undefined` when there is none. */
function adviceIn(reason: string, flag: string): boolean | undefined {
  try {
    const advice: unknown = JSON.parse(reason);
    return advice instanceof Object ? Boolean((advice as Record<string, unknown>)[flag]) : undefined;
  } catch {
    return undefined;
  }
}
