import { ResilientSocketTimeline } from './resilient-socket-timeline.ts';

const NAME = 'resilient-socket-timeline';

declare global {
  interface HTMLElementTagNameMap {
    [NAME]: ResilientSocketTimeline;
  }
}

if (!customElements.get(NAME)) customElements.define(NAME, ResilientSocketTimeline);
