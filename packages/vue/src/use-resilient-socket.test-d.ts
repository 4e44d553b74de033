import type { Codec, ResilientSocket } from '@resilient-socket/core';
import { computed, type Ref, shallowRef } from 'vue';
import { useLatestMessage, useResilientSocket, useSocketMessage, useSocketSnapshot } from './index.ts';

// Compiled, not run: what must compile, and what must not.
interface Command {
  readonly watch: string;
}
interface Tick {
  readonly price: number;
}

declare const codec: Codec<Command, Tick>;

export function typed() {
  const { send, socket } = useResilientSocket('wss://example.test/', { codec, confirmOpen: ({ price }) => price > 0 });
  const same: Readonly<Ref<ResilientSocket<Command, Tick> | null>> = socket;
  useSocketMessage(same, ({ data }) => data.price.toFixed());
  const latest: Readonly<Ref<Tick | undefined>> = useLatestMessage(socket);
  const prices: Readonly<Ref<readonly number[]>> = useLatestMessage(
    socket,
    ({ price }, before) => [...before, price],
    [0],
  );
  const attempt: Readonly<Ref<number>> = useSocketSnapshot(socket, (snapshot) => snapshot.attempt);
  const outcome: 'sent' | 'queued' | 'dropped' | 'refused' = send({ watch: 'tin' });

  // @ts-expect-error another message
  send({ look: 'tin' });
  // @ts-expect-error texts are the codec's affair
  send('tin');
  // @ts-expect-error messages have no such field
  useSocketMessage(socket, ({ data }) => data.volume);
  // @ts-expect-error before the first message there is none
  const certain: Readonly<Ref<Tick>> = useLatestMessage(socket);
  // @ts-expect-error an option that there is not
  useResilientSocket('wss://example.test/', { maxRetries: 5 });
  // @ts-expect-error a number is no endpoint
  useResilientSocket(5);
  return [latest, prices, attempt, outcome, certain];
}

export function plain() {
  const url = shallowRef<string | null>(null);
  const { send, socket, phase } = useResilientSocket(url, { protocols: () => ['chat'], key: computed(() => 'ann') });
  useResilientSocket(() => async () => 'wss://example.test/');
  useResilientSocket(['wss://a.test/', new URL('wss://b.test/')]);
  useSocketMessage(
    () => socket.value,
    ({ data }) => data.length,
  );
  send('text');
  // @ts-expect-error an object is neither text nor bytes
  send({ watch: 'tin' });
  // @ts-expect-error refs are read-only
  phase.value = 'open';
  // @ts-expect-error what a getter of a promise would be
  useResilientSocket(async () => 'wss://example.test/');
}
