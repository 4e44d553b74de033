/** The WebSocket class itself: what everybody else is compared with. */
export const BARE = 'bare';
/** The WebSocket class once more: how far from 1 its ratio is tells what the run cannot see. */
export const CONTROL = 'bare again';
export const SUBJECT = 'ResilientSocket';

export const CONTENDERS = [BARE, CONTROL, SUBJECT, 'partysocket', 'reconnecting-websocket'] as const;
export type Contender = (typeof CONTENDERS)[number];
