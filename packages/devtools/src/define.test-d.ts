import type { ResilientSocket } from '@resilient-socket/core';
import { expectTypeOf, it } from 'vitest';
import type { ResilientSocketTimeline } from './index.ts';
import './define.ts';

it('is typed where it is looked up, and takes any socket', () => {
  expectTypeOf(document.querySelector('resilient-socket-timeline')).toEqualTypeOf<ResilientSocketTimeline | null>();
  expectTypeOf<ResilientSocket<{ to: string }, { from: string }>>().toExtend<
    NonNullable<ResilientSocketTimeline['socket']>
  >();
});
