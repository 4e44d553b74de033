import type { Metal, News, Tick } from './protocol.ts';

/** How many prices a row shows. */
const SHOWN = 60;
const CENTS = 100;

/** What a client knows of one metal. */
export interface Row {
  /** Oldest first. */
  readonly ticks: readonly Tick[];
  /** How many of them it missed during the last loss, and got afterwards. */
  readonly caughtUp: number;
}

/** What a client knows of the market. Plain data, replaced and never changed. */
export interface Board {
  readonly rows: { readonly [Name in Metal]?: Row };
  /** The ids of the orders that were filled. */
  readonly filled: readonly string[];
}

export const emptyBoard: Board = { rows: {}, filled: [] };
export const emptyRow: Row = { ticks: [], caughtUp: 0 };

/** The board after one more message. */
export function applyNews(board: Board, news: News): Board {
  switch (news.type) {
    case 'history':
      return withRow(board, news.metal, ({ ticks }) => ({ ticks: news.ticks, caughtUp: missedIn(ticks, news.ticks) }));
    case 'tick':
      return withRow(board, news.metal, (row) => ({ ...row, ticks: [...row.ticks, news.tick].slice(-SHOWN) }));
    case 'filled':
      return board.filled.includes(news.id) ? board : { ...board, filled: [...board.filled, news.id] };
    default:
      return board;
  }
}

function withRow(board: Board, metal: Metal, next: (row: Row) => Row): Board {
  return { ...board, rows: { ...board.rows, [metal]: next(board.rows[metal] ?? emptyRow) } };
}

function missedIn(known: readonly Tick[], ticks: readonly Tick[]): number {
  const [last, newest] = [known.at(-1), ticks.at(-1)];
  return last && newest ? newest.number - last.number : 0;
}

/** The last price in words, such as `984.00`. */
export function priceOf({ ticks }: Row): string {
  const last = ticks.at(-1);
  return last ? (last.price / CENTS).toFixed(2) : '–';
}

/** How the last price stands to the one before. */
export function moveOf({ ticks }: Row): 'up' | 'down' | 'even' {
  const [before, now] = ticks.slice(-2);
  if (!before || !now || before.price === now.price) return 'even';
  return now.price > before.price ? 'up' : 'down';
}

/** A line through the prices, for the `d` of an SVG path in a box of 1 by 1. */
export function lineOf({ ticks }: Row): string {
  const prices = ticks.map(({ price }) => price);
  const low = Math.min(...prices);
  const range = Math.max(...prices) - low || 1;
  const point = (price: number, index: number) => `${index / (SHOWN - 1)} ${1 - (price - low) / range}`;
  return prices.map((price, index) => `${index === 0 ? 'M' : 'L'}${point(price, index)}`).join('');
}
