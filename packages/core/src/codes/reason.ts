import { utf8Length } from './utf8.ts';

/** A control frame carries 125 bytes, two of them the code (RFC 6455 §5.5, §5.5.1). */
export const MAX_REASON_BYTES = 123;

/** The longest beginning of `reason` that fits a Close frame (123 bytes in UTF-8) and cuts no character in two. */
export function truncateReason(reason: string): string {
  let bytes = 0;
  let end = 0;
  for (const character of reason) {
    bytes += utf8Length(character);
    if (bytes > MAX_REASON_BYTES) break;
    end += character.length;
  }
  return reason.slice(0, end);
}
