import type { Anything, ResilientSocket, SocketSnapshot } from '@resilient-socket/core';
import { build } from './build.ts';
import { newsSince } from './socket-news.ts';
import { canRetry, statusPanel } from './status-panel.ts';
import { stylesheet } from './stylesheet.ts';
import * as texts from './texts.ts';
import { timelineList } from './timeline-list.ts';

/** On a server there is nothing to extend, and nobody makes an element. */
const Base = (globalThis.HTMLElement ?? class {}) as typeof HTMLElement;

/** What is shown where there is no socket. */
const NO_SOCKET: SocketSnapshot = {
  phase: 'idle',
  session: 0,
  attempt: 0,
  nextRetryAt: null,
  lastClose: null,
  decision: null,
};

/**
 * `<resilient-socket-timeline>`: what a socket is in, when it tries again, and what it decided about each close, and why.
 * It watches its socket while it is in a document, and changes it only by its button.
 *
 * @fires retry before the button makes the socket try again; cancelable. A closed socket never does: make a new one then.
 */
export class ResilientSocketTimeline extends Base {
  readonly #status = statusPanel();
  readonly #list = timelineList();
  #socket: ResilientSocket<Anything, Anything> | null = null;
  #unsubscribe: (() => void) | undefined;
  /** The last of the socket whose news are listed. */
  #listed = NO_SOCKET;

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    if (stylesheet) root.adoptedStyleSheets = [stylesheet];
    const attributes = { 'aria-label': texts.LABEL, lang: 'en', dir: 'ltr' };
    root.append(build('section', 'section', attributes, this.#status.element, this.#list.element));
    this.#status.button.addEventListener('click', () => this.#retry());
    this.#show(NO_SOCKET);
    // What was set before the element was defined hides the accessor of its class.
    this.#socket = this.socket;
    Reflect.deleteProperty(this, 'socket');
  }

  /** The socket to show, or `null`. May be set at any time, even before the element is defined. @default null */
  get socket(): ResilientSocket<Anything, Anything> | null {
    return this.#socket;
  }

  set socket(socket: ResilientSocket<Anything, Anything> | null) {
    if (socket === this.#socket) return;
    this.#socket = socket;
    this.#listed = NO_SOCKET;
    if (this.isConnected) this.connectedCallback();
  }

  connectedCallback(): void {
    this.disconnectedCallback();
    const socket = this.#socket;
    if (!socket) return;
    // When it happened is not known any more.
    this.#follow(socket.getSnapshot(), null);
    this.#unsubscribe = socket.subscribe(() => this.#follow(socket.getSnapshot(), Date.now()));
  }

  disconnectedCallback(): void {
    this.#unsubscribe?.();
    this.#show(NO_SOCKET);
    this.#status.say('');
  }

  /** Adds a line of the application's own. It is shown as text. */
  note(words: string): void {
    this.#list.add({ kind: 'note', words, at: Date.now() });
  }

  #follow(snapshot: SocketSnapshot, at: number | null): void {
    for (const news of newsSince(this.#listed, snapshot)) {
      this.#list.add({ ...news, at });
      this.#status.say(texts.sentence(news));
    }
    this.#listed = snapshot;
    this.#show(snapshot);
  }

  #show(snapshot: SocketSnapshot): void {
    this.#status.show(snapshot);
    this.#list.show(snapshot);
  }

  #retry(): void {
    // An application that listens may set another one.
    const socket = this.#socket;
    if (!socket || !canRetry(socket.getSnapshot())) return;
    const event = new CustomEvent('retry', { bubbles: true, composed: true, cancelable: true });
    if (this.dispatchEvent(event)) socket.retryNow();
  }
}
