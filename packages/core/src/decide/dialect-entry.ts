import { lookUp } from './code-map.ts';
import type { Dialect, DialectCode } from './dialect.ts';

/** What a dialect says about a code, and the reason if that decides, in words. */
export interface Advised extends DialectCode {
  readonly advice?: string;
}

/** What a dialect says about a close; `undefined` when it says nothing. */
export function dialectEntry({ codes, reasonFlag }: Dialect, code: number, given: unknown): Advised | undefined {
  const text = typeof given === 'string' ? given : '';
  const found = lookUp(codes, code);
  const entry = [found ?? []].flat().find((candidate) => text.startsWith(candidate.reason ?? ''));
  const back = reasonFlag && adviceIn(text, reasonFlag);
  if (typeof back !== 'boolean') return entry;
  const { recovery = 'backoff' } = entry ?? {};
  const advice = `its reason says to ${back ? 'come back' : 'stay away'}`;
  return { ...entry, advice, recovery: back ? (recovery === 'none' ? 'backoff' : recovery) : 'none' };
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
