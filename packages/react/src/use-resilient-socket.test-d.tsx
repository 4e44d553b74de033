import type { Codec, ResilientSocket } from '@resilient-socket/core';
import { useLatestMessage, useResilientSocket, useSocketMessage, useSocketSnapshot } from './index.ts';

// Compiled, not run: what must compile, and what must not.
interface Command {
  readonly watch: string;
}
interface Tick {
  readonly price: number;
}

declare const codec: Codec<Command, Tick>;

export function Typed() {
  const { send, socket } = useResilientSocket('wss://example.test/', { codec, confirmOpen: ({ price }) => price > 0 });
  const same: ResilientSocket<Command, Tick> | null = socket;
  useSocketMessage(same, ({ data }) => data.price.toFixed());
  const latest: Tick | undefined = useLatestMessage(socket);
  const prices: readonly number[] = useLatestMessage(socket, ({ price }, before) => [...before, price], [0]);
  const highest: number | undefined = useLatestMessage(socket, ({ price }, before: number | undefined) =>
    Math.max(price, before ?? 0),
  );
  const attempt: number = useSocketSnapshot(socket, (snapshot) => snapshot.attempt);
  const outcome: 'sent' | 'queued' | 'dropped' | 'refused' = send({ watch: 'tin' });

  // @ts-expect-error another message
  send({ look: 'tin' });
  // @ts-expect-error texts are the codec's affair
  send('tin');
  // @ts-expect-error messages have no such field
  useSocketMessage(socket, ({ data }) => data.volume);
  // @ts-expect-error before the first message there is none
  const certain: Tick = useLatestMessage(socket);
  // @ts-expect-error an option that there is not
  useResilientSocket('wss://example.test/', { maxRetries: 5 });
  // @ts-expect-error a number is no endpoint
  useResilientSocket(5);
  return [latest, prices, highest, attempt, outcome, certain].join();
}

export function Plain({ url }: { readonly url: string | null }) {
  const { send, socket } = useResilientSocket(url, { protocols: ['chat'], key: 'ann' });
  useResilientSocket([
    new URL('wss://a.test/'),
    async ({ attempt }, signal) => `wss://b.test/?${attempt}${signal.aborted}`,
  ]);
  useSocketMessage(socket, ({ data }) => data.length);
  send('text');
  send(new Uint8Array(2));
  // @ts-expect-error an object is neither text nor bytes
  send({ watch: 'tin' });
  return null;
}
