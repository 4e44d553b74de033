import { InvalidInput, type Options, shown } from './options.ts';

/** A code that a Close frame may carry; null for a Close frame without one. */
export function readCode({ code }: Options): number | null {
  if (code === null) return code;
  if (typeof code === 'number' && isSendable(code)) return code;
  throw new InvalidInput(`code must be 1000-1003, 1007-1014, 3000-4999 or null; got ${shown(code)}`);
}

function isSendable(code: number): boolean {
  if (!Number.isInteger(code)) return false;
  return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) || (code >= 3000 && code <= 4999);
}
