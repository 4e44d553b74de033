import type { SocketSnapshot } from '@resilient-socket/core';
import { type Attributes, build } from './build.ts';
import { countDown } from './count-down.ts';
import * as texts from './texts.ts';
import { waitBar } from './wait-bar.ts';

/** What a socket is in now, the time until its next attempt, and the button that does not wait for it. */
export interface StatusPanel {
  readonly element: HTMLElement;
  readonly button: HTMLButtonElement;
  show(snapshot: SocketSnapshot): void;
  /** In the line that is also read out. */
  say(words: string): void;
}

/** Can the button do anything? On a closed socket the application can. */
export function canRetry({ phase, nextRetryAt }: SocketSnapshot): boolean {
  return nextRetryAt !== null || phase === 'closed';
}

export function statusPanel(): StatusPanel {
  const shownPhase = build('p', 'phase', { 'data-testid': 'phase' });
  const sessions = value('session');
  const attempts = value('attempt');
  // Its seconds are to be looked up, not read out.
  const countdown = value('countdown', { role: 'timer', 'aria-live': 'off' });
  const facts = [fact(texts.SESSION, sessions), fact(texts.ATTEMPT, attempts), fact(texts.NEXT_ATTEMPT, countdown)];
  const button = build('button', 'retry', { type: 'button', 'data-testid': 'retry-now' });
  const bar = waitBar();
  const words = build('p', 'words', { role: 'status' });
  const children = [shownPhase, build('dl', 'facts', {}, ...facts), button, bar.element, words];
  const element = build('div', 'status', {}, ...children);
  let until: number | null | undefined;
  let stopCountdown = () => {};

  function show(snapshot: SocketSnapshot): void {
    const { phase, session, attempt, nextRetryAt, decision } = snapshot;
    element.dataset.phase = phase;
    // In other phases the last close is over.
    const closeCounts = phase === 'waiting' || decision?.action === 'stop';
    element.dataset.category = (closeCounts && decision?.classification.category) || '';
    shownPhase.textContent = phase;
    sessions.textContent = `${session}`;
    attempts.textContent = `${attempt}`;
    button.textContent = texts.button(phase);
    // A button that is `disabled` would lose the focus.
    button.ariaDisabled = `${!canRetry(snapshot)}`;
    bar.run(nextRetryAt, decision?.delayMs ?? 0);
    countTo(nextRetryAt);
  }

  function countTo(next: number | null): void {
    if (next === until) return;
    until = next;
    stopCountdown();
    countdown.textContent = texts.NO_TIME;
    if (next === null) return;
    stopCountdown = countDown(next, (leftMs) => {
      countdown.textContent = texts.duration(leftMs);
    });
  }

  function say(sentence: string): void {
    words.textContent = sentence;
  }

  return { element, button, show, say };
}

function value(name: string, attributes?: Attributes): HTMLElement {
  return build('span', name, { 'data-testid': name, ...attributes });
}

function fact(name: string, content: HTMLElement): HTMLElement {
  return build('div', '', {}, build('dt', '', {}, name), build('dd', '', {}, content));
}
