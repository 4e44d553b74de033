import type { ResilientSocket } from '@resilient-socket/core';
import { type Board, emptyRow } from 'price-feed/board';
import { METALS, type News, type Request } from 'price-feed/protocol';
import { MetalRow } from './metal-row.tsx';
import type { useOrders } from './use-orders.ts';

interface BoardCardProps {
  readonly socket: ResilientSocket<Request, News> | null;
  readonly isLive: boolean;
  readonly board: Board;
  readonly orders: ReturnType<typeof useOrders>;
}

export function BoardCard({ socket, isLive, board, orders }: BoardCardProps) {
  return (
    <section className="card board" aria-labelledby="board-title" data-live={isLive}>
      <div className="board-head">
        <h2 id="board-title">Metals</h2>
        <p className="hint" data-testid="freshness">
          {isLive ? 'live' : 'as of the last session'}
        </p>
      </div>
      <ul className="metals">
        {METALS.map((metal) => (
          <MetalRow key={metal} socket={socket} metal={metal} row={board.rows[metal] ?? emptyRow} onBuy={orders.buy} />
        ))}
      </ul>
      <p className="hint orders" data-testid="orders" role="status">
        {orders.words}
      </p>
    </section>
  );
}
