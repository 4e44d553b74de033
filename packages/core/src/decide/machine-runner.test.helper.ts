import { createMachine, type MachineSettings } from './machine.ts';
import type { Command } from './machine-data.ts';
import {
  checkHistory,
  checkPage,
  checkWorld,
  type Happening,
  isUnderWay,
  promise,
  type World,
} from './machine-promises.test.helper.ts';

export interface Step {
  readonly happening: Happening;
  /** Never before the last one: this clock is not set back. */
  readonly at: number;
  readonly random: number;
  /** What the listener of `opened`, `reconnecting` or `ended` does about it, once. */
  readonly reply?: Happening | undefined;
}

export type Runner = (world: World, step: Step) => World;

/**
 * Gives the world after one more step, as `socket/connection.ts` would make it: the state changes at once, the commands
 * wait their turn. The function throws an Error when the machine breaks a promise.
 */
export function createRunner(settings: MachineSettings): Runner {
  const transition = createMachine(settings);

  return (world, { happening, at, random, reply }) => {
    const now: { -readonly [Key in keyof World]: World[Key] } = { ...world, at };
    const queue: Command[] = [];
    let replied = !reply;

    dispatch(happening);
    for (const command of queue) execute(command);
    checkWorld(settings, now);
    return now;

    function dispatch(told: Happening): void {
      const before = now.state;
      const due = isUnderWay(now, told);
      const early =
        told.type === 'retry-now' ||
        told.type === 'reconnect-asked' ||
        (told.type === 'timer-fired' && at < (now.timerAt ?? at));
      hear(told);
      const { state, commands } = transition(before, { ...told, at, random });
      now.state = state;
      queue.push(...commands);
      promise(due || state === before, 'what is gone changes nothing (L5, L7)');
      promise(state !== before || commands.length === 0, 'whoever does something remembers it');
      const count = (type: Command['type']) => commands.filter((command) => command.type === type).length;
      const losses = count('reconnecting');
      promise(count('decided') >= losses, 'what is announced was decided (D1)');
      const lost = !['waiting', 'paused'].includes(before.phase) && state.phase === 'waiting';
      promise(losses === Number(lost), 'each loss that will be retried is announced, once (L2)');
      // New credentials come after the wait: whoever asked for them has waited.
      const waited = told.type === 'reauthenticated';
      const tries = !waited && (count('connect') > 0 || count('reauthenticate') > 0);
      if (tries && !early && before.decision?.hinted) promise(at >= before.dueAt, 'no attempt precedes a hint (R3)');
      checkHistory(before, state, at);
      if (told.type === 'page') checkPage(before, state, at);
    }

    function hear({ type }: Happening): void {
      if (type === 'timer-fired') now.timerAt = null;
      if (type === 'closed') now.transport = 'none';
      if (type === 'reauthenticated') now.refresh = false;
      if (type === 'opened' && now.transport === 'connecting') now.transport = 'open';
    }

    function execute(command: Command): void {
      promise(!now.ended, 'nothing happens after the end (L3)');
      switch (command.type) {
        case 'connect':
          promise(now.transport === 'none' && !now.refresh, 'one connection is under way at a time (L1)');
          promise(command.endpoint in Array(settings.endpoints).fill(0), 'it goes to an endpoint that there is (E1)');
          now.transport = 'connecting';
          break;
        case 'leave':
          promise(now.transport === 'open', 'only a session is left politely (L15)');
          now.transport = 'none';
          break;
        case 'disconnect':
          promise(now.transport === 'open', 'only what is open is closed (L5)');
          now.transport = 'closing';
          break;
        case 'reauthenticate':
          promise(now.transport === 'none' && !now.refresh, 'no connection is under way meanwhile (R8)');
          now.refresh = true;
          break;
        case 'discard':
          now.transport = 'none';
          now.refresh = false;
          break;
        case 'schedule': {
          const { delayMs } = command;
          promise(delayMs === null || (delayMs >= 0 && delayMs < 2 ** 31), 'a timer holds every delay (R4)');
          now.timerAt = delayMs === null ? null : at + delayMs;
          break;
        }
        default:
          now.ended = command.type === 'ended';
          if (command.type === 'opened') promise(command.session === ++now.sessions, 'sessions are 1, 2, 3 … (L1)');
          if (command.type === 'confirmed') {
            promise(now.timerAt === at + settings.policy.stableMs, 'a session has its time to become stable (R5)');
          }
          if (!reply || replied) break;
          replied = true;
          dispatch(reply);
      }
    }
  };
}
