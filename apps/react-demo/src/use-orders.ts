import type { UndeliveredEvent } from '@resilient-socket/core';
import type { UseResilientSocketResult } from '@resilient-socket/react';
import type { Metal, News, Request } from 'price-feed/protocol';
import { useEffect, useState } from 'react';

/** Orders wait in the outbox while there is no session, and are sent again where nobody knows whether they arrived. */
export function useOrders(
  { socket, send }: UseResilientSocketResult<Request, News>,
  filled: readonly string[],
): { readonly words: string; buy(metal: Metal): void } {
  const [ids, setIds] = useState<readonly string[]>([]);

  useEffect(() => {
    const resend = ({ dropped, unconfirmed }: UndeliveredEvent<Request>) => {
      for (const request of [...dropped, ...unconfirmed]) if (request.type === 'buy') socket?.send(request);
    };
    socket?.addEventListener('undelivered', resend);
    return () => socket?.removeEventListener('undelivered', resend);
  }, [socket]);

  const waiting = ids.filter((id) => !filled.includes(id)).length;
  return {
    words: ids.length === 0 ? 'No orders yet.' : `${ids.length - waiting} orders filled, ${waiting} waiting.`,
    buy(metal) {
      const id = crypto.randomUUID();
      if (send({ type: 'buy', metal, id }) !== 'refused') setIds([...ids, id]);
    },
  };
}
