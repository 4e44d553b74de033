export { ResilientSocketTimeline } from './resilient-socket-timeline.ts';
