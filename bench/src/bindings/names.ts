/** A WebSocket with one listener: what everybody else is compared with. */
export const BARE = 'bare WebSocket';
/** The same once more: how far from 1 its ratio is tells what the run cannot see. */
export const CONTROL = 'bare again';

export const APPLICATIONS = [
  BARE,
  CONTROL,
  'React, useSocketMessage',
  'React, useLatestMessage',
  'react-use-websocket',
  'Vue, useSocketMessage',
  'Vue, useLatestMessage',
  'VueUse, useWebSocket',
] as const;
export type ApplicationName = (typeof APPLICATIONS)[number];

/** What takes part in the goal: at most so much more script time than `bare`, and so many renders. */
export const GOAL_RATIO = 1.15;
export const WITHOUT_RENDERS: readonly ApplicationName[] = ['React, useSocketMessage', 'Vue, useSocketMessage'];
export const ONE_RENDER_A_FRAME: readonly ApplicationName[] = ['React, useLatestMessage', 'Vue, useLatestMessage'];
