import { expect, it } from 'vitest';
import { applyNews, emptyBoard, emptyRow, lineOf, moveOf, priceOf } from './board.ts';

const ticks = [
  { number: 1, price: 100_00 },
  { number: 2, price: 150_00 },
];
const rising = { ticks, caughtUp: 0 };
const falling = { ticks: [...ticks].reverse(), caughtUp: 0 };

it('shows the last price, and where it goes', () => {
  expect([priceOf(rising), moveOf(rising)]).toEqual(['150.00', 'up']);
  expect([priceOf(falling), moveOf(falling)]).toEqual(['100.00', 'down']);
  expect([priceOf(emptyRow), moveOf(emptyRow), lineOf(emptyRow)]).toEqual(['–', 'even', '']);
});

it('draws a line from the lowest to the highest price', () => {
  expect(lineOf(rising)).toBe(`M0 1L${1 / 59} 0`);
  expect(lineOf({ ...rising, ticks: ticks.slice(0, 1) })).toBe('M0 1');
});

it('keeps the newest 60 prices, and each order once', () => {
  let board = emptyBoard;
  for (let number = 1; number <= 70; number += 1)
    board = applyNews(board, { type: 'tick', metal: 'tin', tick: { number, price: 1 } });
  const numbers = board.rows.tin?.ticks.map(({ number }) => number);
  expect(numbers).toEqual(Array.from({ length: 60 }, (_, index) => index + 11));
  const filled = { type: 'filled', metal: 'tin', id: 'a', price: 1 } as const;
  expect(applyNews(applyNews(board, filled), filled).filled).toEqual(['a']);
  expect(applyNews(board, { type: 'welcome' })).toBe(board);
});

it('counts what it missed during a loss', () => {
  const first = applyNews(emptyBoard, { type: 'history', metal: 'tin', ticks });
  expect(first.rows.tin?.caughtUp).toBe(0);
  const later = { type: 'history', metal: 'tin', ticks: [...ticks, { number: 9, price: 1 }] } as const;
  expect(applyNews(first, later).rows.tin?.caughtUp).toBe(7);
});
