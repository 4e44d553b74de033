import { expect, it } from 'vitest';
import { Queue } from './queue.ts';

it('gives back what it was given, in order, and is empty then', () => {
  const queue = new Queue<number>();
  const taken: (number | undefined)[] = [];
  for (let item = 0; item < 100; item += 1) {
    queue.push(item);
    if (item % 3 > 0) taken.push(queue.take());
  }
  expect([queue.size, queue.first]).toEqual([34, 66]);
  while (queue.size > 0) taken.push(queue.take());
  expect(taken).toEqual(Array.from({ length: 100 }, (_, item) => item));
  expect([queue.take(), queue.first, queue.size]).toEqual([undefined, undefined, 0]);
  queue.push(7);
  expect(queue.take()).toBe(7);
});
