import type { ResilientSocket } from '@resilient-socket/core';
import type { Ledger } from './ledger.ts';
import { numbered } from './numbered.ts';

const MAX_PAUSE_MS = 20;
const MAX_AT_ONCE = 3;
/** More than an outbox holds. */
const FLOOD = 130;
const FLOOD_CHANCE = 0.003;
const BINARY_CHANCE = 0.25;

/** Someone who sends numbered messages, whatever state the socket is in. */
export interface Chatter {
  say(messages: number): void;
  stop(): void;
}

/** Sends at random moments until it is stopped. */
export function startChatter(socket: ResilientSocket, ledger: Ledger, random: () => number): Chatter {
  let lastId = 0;
  let timer: NodeJS.Timeout;

  function say(messages: number): void {
    for (let left = messages; left > 0; left -= 1) {
      lastId += 1;
      ledger.answers.set(lastId, socket.send(numbered(lastId, random() < BINARY_CHANCE), {}));
    }
  }

  function chat(): void {
    say(random() < FLOOD_CHANCE ? FLOOD : Math.ceil(random() * MAX_AT_ONCE));
    timer = setTimeout(chat, random() * MAX_PAUSE_MS);
  }

  chat();
  return { say, stop: () => clearTimeout(timer) };
}
