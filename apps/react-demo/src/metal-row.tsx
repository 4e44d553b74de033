import type { ResilientSocket } from '@resilient-socket/core';
import { useSocketSnapshot } from '@resilient-socket/react';
import { lineOf, moveOf, priceOf, type Row } from 'price-feed/board';
import { type Metal, type News, type Request, WATCHED_AT_FIRST } from 'price-feed/protocol';
import { useEffect, useState } from 'react';

interface MetalRowProps {
  readonly socket: ResilientSocket<Request, News> | null;
  readonly metal: Metal;
  readonly row: Row;
  onBuy(metal: Metal): void;
}

export function MetalRow({ socket, metal, row, onBuy }: MetalRowProps) {
  const [isWatched, setWatched] = useState(WATCHED_AT_FIRST.includes(metal));
  useWatch(isWatched ? socket : null, metal);
  const { ticks, caughtUp } = row;
  return (
    <li className="metal" data-testid={`row-${metal}`} data-watched={isWatched} data-tick={ticks.at(-1)?.number}>
      <button
        type="button"
        className="watch"
        data-testid={`watch-${metal}`}
        aria-label={`Watch ${metal}`}
        aria-pressed={isWatched}
        onClick={() => setWatched(!isWatched)}
      />
      <span className="metal-name">{metal}</span>
      <svg className="line" viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
        <path d={lineOf(row)} />
      </svg>
      <span className="caught-up" data-testid={`caught-up-${metal}`}>
        {caughtUp > 0 ? `+${caughtUp}` : ''}
      </span>
      <output className="price" data-testid={`price-${metal}`} data-move={moveOf(row)}>
        {priceOf(row)}
      </output>
      <button
        type="button"
        className="buy"
        data-testid={`buy-${metal}`}
        aria-label={`Buy ${metal}`}
        onClick={() => onBuy(metal)}
      >
        Buy
      </button>
    </li>
  );
}

/** Watches a metal, in each session anew. */
function useWatch(socket: ResilientSocket<Request, News> | null, metal: Metal): void {
  const session = useSocketSnapshot(socket, ({ phase, session }) => (phase === 'open' ? session : 0));
  useEffect(() => {
    if (session === 0) return;
    socket?.send({ type: 'watch', metal }, { queue: false });
    return () => {
      socket?.send({ type: 'unwatch', metal }, { queue: false });
    };
  }, [socket, session, metal]);
}
