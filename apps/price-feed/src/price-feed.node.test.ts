import { ResilientSocket } from '@resilient-socket/core';
import { startChaosServer } from 'chaos-server';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { applyNews, type Board, emptyBoard } from './board.ts';
import { createMarket } from './market.ts';
import { createPriceFeed, type PriceFeed } from './price-feed.ts';
import type { News, Request } from './protocol.ts';

let feed: PriceFeed;
let server: Awaited<ReturnType<typeof startChaosServer>>;
let board: Board;
let socket: ResilientSocket<Request, News>;

beforeEach(async () => {
  // Copper goes up and up.
  feed = createPriceFeed(createMarket(() => 1));
  server = await startChaosServer({ onMessage: feed.onMessage });
  board = emptyBoard;
  socket = new ResilientSocket<Request, News>(`${server.wsUrl}/?client=me`, [], {
    codec: { encode: JSON.stringify, decode: (data) => JSON.parse(String(data)) },
  });
  socket.addEventListener('message', ({ data }) => {
    board = applyNews(board, data);
  });
});

afterEach(async () => {
  socket.close();
  feed.stop();
  await server.stop();
});

const copper = () => board.rows.copper?.ticks ?? [];

it('sends what was and then what is, without a gap', async () => {
  socket.send({ type: 'watch', metal: 'copper' });
  await expect.poll(() => copper().length).toBeGreaterThan(0);
  const first = copper().at(-1)?.number ?? 0;
  await expect.poll(() => copper().at(-1)?.number).toBeGreaterThan(first + 1);
  const numbers = copper().map(({ number }) => number);
  expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index));
});

it('sends nothing more of what is watched no longer', async () => {
  socket.send({ type: 'watch', metal: 'copper' });
  socket.send({ type: 'watch', metal: 'tin' });
  await expect.poll(() => copper().length).toBeGreaterThan(0);
  socket.send({ type: 'unwatch', metal: 'copper' });
  socket.send({ type: 'buy', metal: 'copper', id: 'behind it' });
  await expect.poll(() => board.filled).toEqual(['behind it']);
  const last = copper().at(-1)?.number;
  const tin = board.rows.tin?.ticks.at(-1)?.number ?? 0;
  await expect.poll(() => board.rows.tin?.ticks.at(-1)?.number).toBeGreaterThan(tin);
  expect(copper().at(-1)?.number).toBe(last);
});

it('fills an order once, at the first price, however often it comes', async () => {
  const prices: number[] = [];
  socket.addEventListener('message', ({ data }) => {
    if (data.type === 'filled') prices.push(data.price);
  });
  socket.send({ type: 'watch', metal: 'gold' });
  socket.send({ type: 'buy', metal: 'gold', id: 'one' });
  await expect.poll(() => prices.length).toBe(1);
  const before = board.rows.gold?.ticks.at(-1)?.number ?? 0;
  await expect.poll(() => board.rows.gold?.ticks.at(-1)?.number).toBeGreaterThan(before);
  socket.send({ type: 'buy', metal: 'gold', id: 'one' });
  await expect.poll(() => prices.length).toBe(2);
  expect(prices[1]).toBe(prices[0]);
  expect(board.filled).toEqual(['one']);
});

it('closes the gap after a 1012, with the history of the next session', async () => {
  socket.addEventListener('open', () => socket.send({ type: 'watch', metal: 'copper' }, { queue: false }));
  await expect.poll(() => copper().length).toBeGreaterThan(0);
  await fetch(`${server.httpUrl}/chaos/close`, {
    method: 'POST',
    body: JSON.stringify({ client: 'me', code: 1012, reason: 'retry-after-ms=600' }),
  });
  await expect.poll(() => socket.getSnapshot().session, { timeout: 3000 }).toBe(2);
  await expect.poll(() => copper().length).toBe(60);
  const numbers = copper().map(({ number }) => number);
  expect(numbers.at(-1)).toBe((numbers[0] ?? 0) + 59);
});

it('leaves to the chaos server what is none of its requests', async () => {
  const heard: unknown[] = [];
  socket.addEventListener('message', ({ data }) => heard.push(data));
  socket.send({ type: 'watch', metal: 'gravel' } as never);
  await expect.poll(() => heard).toContainEqual({ type: 'watch', metal: 'gravel' });
});
