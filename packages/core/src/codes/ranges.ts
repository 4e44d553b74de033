/** A range of close codes and its rule. */
export interface CloseCodeRange {
  readonly from: number;
  readonly to: number;
  readonly rule: string;
}

/** Every 16-bit number falls into one of these (RFC 6455 §7.4.2; a Close frame carries 16 bits, §5.5.1). */
export const ranges: readonly CloseCodeRange[] = [
  { from: 0, to: 999, rule: 'not used' },
  {
    from: 1000,
    to: 2999,
    rule: 'for the protocol, its revisions and public extensions; registered with IANA; unassigned from 1016, as far as we know',
  },
  { from: 3000, to: 3999, rule: 'for libraries, frameworks and applications; registered, first come, first served' },
  { from: 4000, to: 4999, rule: 'for private use between a server and its clients; cannot be registered' },
  { from: 5000, to: 65535, rule: 'outside the registry' },
];

/** What to say about a code that is not registered. */
export function unknownPhrase(code: number): string {
  return `${code >= 4000 && code <= 4999 ? 'Private Use' : 'Unregistered'}: its meaning is not known`;
}
