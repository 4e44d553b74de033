/** What is measured: one direction, one kind of message, one way to listen. */
export interface Scenario {
  readonly name: string;
  readonly direction: 'receive' | 'send';
  readonly kind: 'text' | 'binary';
  /** Of each message's payload. */
  readonly bytes: number;
  readonly listen: 'one listener' | 'onmessage' | 'two listeners';
  /** `--assert` holds ResilientSocket to its goal here. */
  readonly pinned?: true;
  /** `--quick` keeps it. */
  readonly quick?: true;
}

const SMALL_BYTES = 32;
const LARGE_BYTES = 1024;

export const SCENARIOS: readonly Scenario[] = [
  {
    name: `receive, text of ${SMALL_BYTES} B`,
    direction: 'receive',
    kind: 'text',
    bytes: SMALL_BYTES,
    listen: 'one listener',
    pinned: true,
    quick: true,
  },
  {
    name: `receive, text of ${SMALL_BYTES} B, onmessage`,
    direction: 'receive',
    kind: 'text',
    bytes: SMALL_BYTES,
    listen: 'onmessage',
  },
  {
    name: `receive, text of ${SMALL_BYTES} B, two listeners`,
    direction: 'receive',
    kind: 'text',
    bytes: SMALL_BYTES,
    listen: 'two listeners',
  },
  {
    name: `receive, text of ${LARGE_BYTES} B`,
    direction: 'receive',
    kind: 'text',
    bytes: LARGE_BYTES,
    listen: 'one listener',
  },
  {
    name: `receive, binary of ${LARGE_BYTES} B`,
    direction: 'receive',
    kind: 'binary',
    bytes: LARGE_BYTES,
    listen: 'one listener',
  },
  {
    name: `send, text of ${SMALL_BYTES} B`,
    direction: 'send',
    kind: 'text',
    bytes: SMALL_BYTES,
    listen: 'one listener',
  },
];
