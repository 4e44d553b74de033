import type { ResilientSocketTimeline } from '@resilient-socket/devtools';
import { useLatestMessage, useResilientSocket } from '@resilient-socket/react';
import { createChaosClient } from 'demo-kit/chaos-client';
import { feedCodec } from 'demo-kit/feed-codec';
import { applyNews, emptyBoard } from 'price-feed/board';
import { useRef, useState } from 'react';
import { BoardCard } from './board-card.tsx';
import { FailureButtons } from './failure-buttons.tsx';
import { Timeline } from './timeline.tsx';
import { useOrders } from './use-orders.ts';

export function App({ chaosUrl }: { readonly chaosUrl: string }) {
  const [chaos] = useState(() => createChaosClient(chaosUrl));
  const timeline = useRef<ResilientSocketTimeline>(null);
  const connection = useResilientSocket(chaos.url, {
    codec: feedCodec,
    async reauthenticate(_close, signal) {
      const token = await chaos.refreshToken(signal);
      timeline.current?.note(`New token …${token.slice(-4)}`);
    },
  });
  const { socket, phase, attempt } = connection;
  const board = useLatestMessage(socket, (news, before) => applyNews(before, news), emptyBoard);
  const orders = useOrders(connection, board.filled);

  return (
    <main className="page">
      <header className="intro">
        <p className="kicker">
          <a href="../">Demos</a> / React
        </p>
        <h1>Break this price board</h1>
        <p>Every WebSocket ends with a code, and each code means something else. Press a key; read what was decided.</p>
      </header>
      <div className="controls">
        <BoardCard socket={socket} isLive={phase === 'open'} board={board} orders={orders} />
        <FailureButtons
          isReady={phase === 'open' && attempt === 0}
          onFail={({ command, options }) =>
            chaos
              .command(command, options)
              .catch(() => timeline.current?.note(`The chaos server did not answer to “${command}”`))
          }
        />
      </div>
      <Timeline ref={timeline} socket={socket} onRetry={connection.retryNow} />
    </main>
  );
}
