/** A way to end the connection: what it is called here, what the client sees, and which command makes it happen. */
export interface Failure {
  readonly id: string;
  readonly face: string;
  readonly words: string;
  /** What the library is expected to do, to compare with what it does. */
  readonly expected: string;
  readonly code: number;
  readonly command: string;
  readonly options?: object;
}

export const failures: readonly Failure[] = [
  { id: '1011', face: '1011', words: 'the server fails', expected: '2–4 s, doubling', code: 1011, command: 'throw' },
  { id: '1012', face: '1012', words: 'it restarts', expected: 'within 5–30 s', code: 1012, command: 'restart' },
  {
    id: '1013',
    face: '1013',
    words: 'it is overloaded',
    expected: 'up to 1, 2, 4, 8 s',
    code: 1013,
    command: 'overload',
    options: { forMs: 20_000 },
  },
  {
    id: '1013-hint',
    face: '1013',
    words: 'with a hint',
    expected: 'exactly 2.5 s',
    code: 1013,
    command: 'overload',
    // Over before the hinted attempt, so that following the hint is what succeeds.
    options: { forMs: 2_000, hintMs: 2_500 },
  },
  {
    id: '1000',
    face: '1000',
    words: 'it is over',
    expected: 'stop',
    code: 1000,
    command: 'close',
    options: { code: 1000, reason: 'goodbye' },
  },
  { id: 'drop', face: 'drop', words: 'cut the line', expected: 'within 1.2 s', code: 1006, command: 'drop' },
  {
    id: '401',
    face: '401',
    words: 'at the door',
    expected: 'lost, then refused',
    code: 1006,
    command: 'refuse',
    options: { status: 401 },
  },
  {
    id: '3000',
    face: '3000',
    words: 'token expires',
    expected: 'new token, at once',
    code: 3000,
    command: 'expire',
  },
  {
    id: '4000',
    face: '4000',
    words: 'private code',
    expected: '1–2 s, 10 times',
    code: 4000,
    command: 'close',
    options: { code: 4000, reason: 'ask the vendor' },
  },
];
