import type { UndeliveredEvent } from '@resilient-socket/core';
import type { UseResilientSocketResult } from '@resilient-socket/vue';
import type { Board } from 'price-feed/board';
import type { Metal, News, Request } from 'price-feed/protocol';
import { computed, type ShallowRef, shallowRef, watchEffect } from 'vue';

/** Orders wait in the outbox while there is no session, and are sent again where nobody knows whether they arrived. */
export function useOrders(
  { socket, send }: UseResilientSocketResult<Request, News>,
  board: Readonly<ShallowRef<Board>>,
) {
  const ids = shallowRef<readonly string[]>([]);

  watchEffect((onCleanup) => {
    const current = socket.value;
    const resend = ({ dropped, unconfirmed }: UndeliveredEvent<Request>) => {
      for (const request of [...dropped, ...unconfirmed]) if (request.type === 'buy') current?.send(request);
    };
    current?.addEventListener('undelivered', resend);
    onCleanup(() => current?.removeEventListener('undelivered', resend));
  });

  const waiting = computed(() => ids.value.filter((id) => !board.value.filled.includes(id)).length);
  const words = computed(() =>
    ids.value.length === 0
      ? 'No orders yet.'
      : `${ids.value.length - waiting.value} orders filled, ${waiting.value} waiting.`,
  );
  function buy(metal: Metal): void {
    const id = crypto.randomUUID();
    if (send({ type: 'buy', metal, id }) !== 'refused') ids.value = [...ids.value, id];
  }
  return { words, buy };
}
