import { expect, it } from 'vitest';
import { type Kept, Queue } from './queue.ts';

const kept = (item: number): Kept => ({ message: item, bytes: 2, at: 0 });

it('gives back what it was given, in order, and is empty then', () => {
  const queue = new Queue();
  const taken: unknown[] = [];
  const take = () => taken.push(queue.take()?.message);
  for (let item = 0; item < 100; item += 1) {
    queue.push(kept(item));
    if (item % 3 > 0) take();
  }
  expect([queue.size, queue.bytes, queue.first]).toEqual([34, 68, kept(66)]);
  while (queue.size > 0) take();
  expect(taken).toEqual(Array.from({ length: 100 }, (_, item) => item));
  expect([queue.take(), queue.first, queue.size, queue.bytes]).toEqual([undefined, undefined, 0, 0]);
  queue.push(kept(7));
  expect(queue.take()).toEqual(kept(7));
});

it('takes the first ones for which something is true', () => {
  const queue = new Queue();
  for (let item = 0; item < 10; item += 1) queue.push(kept(item));
  expect(queue.takeWhile(({ message }) => message !== 3)).toEqual([0, 1, 2]);
  expect([queue.size, queue.bytes, queue.first]).toEqual([7, 14, kept(3)]);
  expect(queue.takeWhile(() => true)).toEqual([3, 4, 5, 6, 7, 8, 9]);
  expect(queue.takeWhile(() => true)).toEqual([]);
});
