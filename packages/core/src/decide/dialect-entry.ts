import { lookUp } from './code-map.ts';
import type { Dialect, DialectCode } from './dialect.ts';

/** What a dialect says about a code, and the reason if that decides, in words. */
export interface Advised extends DialectCode {
  readonly advice?: string;
}

/** What a dialect says about a close; `undefined` when it says nothing. */
export function dialectEntry({ codes, reasonFlag }: Dialect, code: number, given: unknown): Advised | undefined {
  const text = typeof given === 'string' ? given : '';
  const entry = [lookUp(codes, code) ?? []].flat().find((candidate) => text.startsWith(candidate.reason ?? ''));
  try {
    const advised: unknown = JSON.parse(text);
    if (!reasonFlag || !(advised instanceof Object)) return entry;
    const back = (advised as Record<string, unknown>)[reasonFlag];
    const { recovery = 'backoff' } = entry ?? {};
    const advice = `its reason says to ${back ? 'come back' : 'stay away'}`;
    return { ...entry, advice, recovery: back ? (recovery === 'none' ? 'backoff' : recovery) : 'none' };
  } catch {
    // There is no advice in it.
    return entry;
  }
}
