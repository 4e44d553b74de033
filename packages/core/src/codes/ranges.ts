/** A range of close codes; `name` and `means` serve for codes in it that are not registered. */
export interface CloseCodeRange {
  readonly from: number;
  readonly to: number;
  readonly name: string;
  readonly means: string;
}

/** Every 16-bit number falls into one of these (RFC 6455 §7.4.2; a Close frame carries 16 bits, §5.5.1). */
export const ranges: readonly CloseCodeRange[] = [
  { from: 0, to: 999, name: 'Not Used', means: 'no close code is below 1000' },
  { from: 1000, to: 2999, name: 'Unassigned', means: 'the protocol has not given this code a meaning' },
  { from: 3000, to: 3999, name: 'Library Code', means: 'only the library or framework knows this code' },
  { from: 4000, to: 4999, name: 'Private Use', means: 'only this application knows this code' },
  { from: 5000, to: 65535, name: 'Out of Range', means: 'no close code is above 4999' },
];
