import type { Close, Decision } from '@resilient-socket/core';
import { type Output, printable, type Style } from './terminal.ts';

/** Of a message that is printed, in characters. */
const SHOWN_CHARACTERS = 200;

/** Prints what happens to a socket: a line each, or with `json` an object each. */
export class Timeline {
  readonly #output: Output;
  readonly #json: boolean;
  readonly #startedAt = Date.now();
  #openedAt: number | null = null;
  #openMs = 0;
  #sessions = 0;
  #retries = 0;
  /** What the last loss meant, in the dialect it was in. */
  #meaning = '';
  #messages = 0;

  constructor(output: Output, json: boolean) {
    this.#output = output;
    this.#json = json;
  }

  connecting(url: string): void {
    this.#print('connecting', { url: shownUrl(url) }, shownUrl(url), 'dim');
  }

  opened(session: number, protocol: string): void {
    this.#sessions = session;
    this.#openedAt = Date.now();
    this.#print('open', { session, protocol }, `session ${session}${protocol ? `, ${protocol}` : ''}`, 'green');
  }

  message(data: unknown, shown: boolean): void {
    this.#messages++;
    if (!shown) return;
    const text = typeof data === 'string' ? data : `binary, ${sizeOf(data)} bytes`;
    this.#print('message', { data: text }, printable(cut(text)), 'dim');
  }

  decided({ code, reason, opened }: Close, decision: Decision, trouble: string | undefined): void {
    const { action, delayMs, because, attempt, classification } = decision;
    if (action !== 'stop') this.#retries++;
    this.#meaning = classification.because;
    this.#lost();
    const style = action === 'stop' ? 'red' : 'yellow';
    const extra = [...(reason ? [`reason: ${reason}`] : []), ...(trouble ? [`handshake: ${trouble}`] : [])];
    this.#print(
      action === 'stop' ? 'stopped' : 'lost',
      { code, reason, opened, action, attempt, delayMs, because, ...(trouble && { trouble }) },
      [because, ...extra.map(printable)].join('\n'),
      style,
    );
  }

  closing(): void {
    this.#print('closing', {}, 'Ctrl-C again ends at once', 'dim');
  }

  /** The end; and for people how it was, apart from the output. */
  ended({ code, reason, wasClean }: Pick<CloseEvent, 'code' | 'reason' | 'wasClean'>, asked: boolean): void {
    this.#lost();
    const how = asked ? 'as asked' : this.#meaning;
    this.#print('closed', { code, reason, wasClean, asked }, how, 'bold');
    const [open, whole] = [this.#openMs, Date.now() - this.#startedAt].map((ms) => (ms / 1000).toFixed(1));
    console.error(
      `${counted(this.#sessions, 'session')}, ${counted(this.#retries, 'retry', 'retries')}, ${counted(this.#messages, 'message')}; open for ${open} of ${whole} s`,
    );
  }

  #lost(): void {
    if (this.#openedAt !== null) this.#openMs += Date.now() - this.#openedAt;
    this.#openedAt = null;
  }

  #print(event: string, fields: object, text: string, style: Style): void {
    const at = new Date();
    if (this.#json) {
      this.#output.write(`${JSON.stringify({ at, event, ...fields })}\n`);
      return;
    }
    const time = at.toTimeString().slice(0, 8);
    const start = `${time}  ${event.padEnd(10)}  `;
    const [first = '', ...rest] = text.split('\n');
    const lines = [first, ...rest].map((line, index) => (index === 0 ? line : ' '.repeat(start.length) + line));
    this.#output.write(
      `${this.#output.style('dim', time)}  ${this.#output.style(style, event.padEnd(10))}  ${lines.join('\n')}\n`,
    );
  }
}

/** Without what may be secret in it: query and user. */
function shownUrl(url: string): string {
  const { origin, pathname } = new URL(url);
  return origin + pathname;
}

function cut(text: string): string {
  const characters = [...text.slice(0, 2 * SHOWN_CHARACTERS)];
  return characters.length > SHOWN_CHARACTERS ? `${characters.slice(0, SHOWN_CHARACTERS).join('')}…` : text;
}

function sizeOf(data: unknown): number {
  if (data instanceof ArrayBuffer) return data.byteLength;
  return ArrayBuffer.isView(data) ? data.byteLength : 0;
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
