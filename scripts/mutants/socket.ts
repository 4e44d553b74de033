import type { Mutation } from './mutation.ts';

/** Broken ways to run the machine, and to be a WebSocket. */
export const socketMutations: readonly Mutation[] = [
  {
    file: 'socket/connection.ts',
    find: 'clearTimer(timer);',
    replace: '',
    breaks: 'the timers of former phases go on (L5)',
  },
  {
    file: 'socket/vigil.ts',
    find: "if (phase === 'closed') for (const stop of stops) stop();",
    replace: '',
    breaks: 'the page and the clock are watched after the end (L5)',
  },
  {
    file: 'socket/vigil.ts',
    find: "if (phase !== 'open') heartbeat.stop();",
    replace: '',
    breaks: 'the heartbeat of a session beats on after its end (L5)',
  },
  {
    file: 'socket/connection.ts',
    find: 'work.abort();',
    replace: '',
    breaks: 'an abandoned attempt opens after close() (L5)',
  },
  {
    file: 'socket/connection.ts',
    find: 'if (!executing) executeAll();',
    replace: 'executeAll();',
    breaks: 'commands overtake those that are being executed (L5)',
  },
  {
    file: 'socket/vigil.ts',
    find: 'if (stuck && stuck === closing) giveUp();',
    replace: '',
    breaks: 'a peer that sent a Close frame and stays strands the socket (V4)',
  },
  {
    file: 'socket/transport.ts',
    find: 'if (socket.readyState === CONNECTING) closed(event);',
    replace: 'closed(event);',
    breaks: 'an error hides the true code of the close behind it (L7)',
  },
  {
    file: 'socket/transport.ts',
    find: 'socket.removeEventListener(type, listen);',
    replace: '',
    breaks: 'a connection that is given up is still heard (L5)',
  },
  {
    file: 'socket/heartbeat.ts',
    find: 'late && !heard ? after(LATE_MS, judge) : judge()',
    replace: 'judge()',
    breaks: 'a late timer gives up a link whose answer is right behind it (V1)',
  },
  {
    file: 'socket/clock-watch.ts',
    find: 'const SLEPT_MS = 120_000;',
    replace: 'const SLEPT_MS = 12_000;',
    breaks: 'the late timers of hidden pages count as sleep (V3)',
  },
  {
    file: 'socket/outbox.ts',
    find: 'this.#messages.shift()',
    replace: 'this.#messages.pop()',
    breaks: 'messages are sent in the wrong order (L10)',
  },
  {
    file: 'socket/message-listeners.ts',
    find: 'once || typeof',
    replace: 'typeof',
    breaks: 'a message listener with once hears every message (N3)',
  },
  {
    file: 'socket/message-listeners.ts',
    find: 'signal.aborted || ',
    replace: '',
    breaks: 'a message listener hears on after its signal (N3)',
  },
  {
    file: 'socket/paced-engine.ts',
    find: 'if (!this.#closeAsked) this.#tellPacer(close, since, openedAt);',
    replace: 'this.#tellPacer(close, since, openedAt);',
    breaks: 'the next session waits after a close that the application asked for (S5)',
  },
  {
    file: 'socket/paced-engine.ts',
    find: "href.replace(/\\?.*/, '')",
    replace: 'href',
    breaks: 'a fresh token in the query skips the wait (S4)',
  },
];
