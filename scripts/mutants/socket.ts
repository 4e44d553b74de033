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
    file: 'socket/queue.ts',
    find: 'return this.#items[this.#start];',
    replace: 'return this.#items.at(-1);',
    breaks: 'messages are sent in the wrong order (O4)',
  },
  {
    file: 'socket/outbox.ts',
    find: 'this.bytes + bytes <= maxBytes',
    replace: 'true',
    breaks: 'an outbox without a bound in bytes (O1)',
  },
  {
    file: 'socket/outgoing.ts',
    find: '&& !(this.held && waits)',
    replace: '',
    breaks: 'messages overtake those that are held back (L16)',
  },
  {
    file: 'socket/outgoing.ts',
    find: 'if (waits) this.#remember(message, data);',
    replace: 'this.#remember(message, data);',
    breaks: 'what was for now or never is listed as unconfirmed (O2)',
  },
  {
    file: 'socket/outgoing.ts',
    find: 'arrived ? [] : unconfirmed',
    replace: 'unconfirmed',
    breaks: 'what the peer has confirmed by its close is doubted (O3)',
  },
  {
    file: 'socket/unconfirmed.ts',
    find: ' || this.#socket?.bufferedAmount',
    replace: '',
    breaks: 'what is stuck in the buffer is lost silently (O3)',
  },
  {
    file: 'socket/resilient-engine.ts',
    find: "before.phase === 'open' && this.readyState === 0",
    replace: 'false',
    breaks: 'what a lost session took with it is lost silently (O3)',
  },
  {
    file: 'socket/transport.ts',
    find: ' && signal?.reason !== LEFT',
    replace: '',
    breaks: 'reconnect() cuts a connection of `ws` instead of closing it (L15)',
  },
  {
    file: 'socket/connection.ts',
    find: 'kindOf(cause)',
    replace: 'cause',
    breaks: 'the log quotes errors, secrets included (D3)',
  },
  {
    file: 'socket/redacted.ts',
    find: ".replace(/\\?\\S+/g, '?…')",
    replace: '',
    breaks: 'reports quote the query, where the token is (D3)',
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
