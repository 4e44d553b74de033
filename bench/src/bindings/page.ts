/** One application in a page: see main.ts, which calls these. */
import { startApplication } from './applications.tsx';
import type { ApplicationName } from './names.ts';

/** What happened during a batch. */
export interface Batch {
  readonly renders: number;
  readonly frames: number;
}

export interface BindingsBench {
  start(name: ApplicationName, url: string): Promise<void>;
  /** Receives so many messages. */
  batch(messages: number): Promise<Batch>;
}

/** Until it is connected, an application is asked again and again. */
const ASK_MS = 20;

let send: (message: string) => unknown;
let outstanding = 0;
let renders = 0;
let frames = 0;
let finished = () => {};

const bench: BindingsBench = {
  async start(name, url) {
    send = startApplication(name, {
      url,
      onMessage() {
        if (--outstanding === 0) finished();
      },
      onRender() {
        renders += 1;
      },
    });
    await firstMessage();
  },
  async batch(messages) {
    renders = 0;
    frames = 0;
    await messagesOf(messages);
    // What was asked to be shown is shown with the next frame.
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    return { renders, frames };
  },
};

async function firstMessage(): Promise<void> {
  for (let heard = false; !heard; ) {
    outstanding = 1;
    finished = () => {
      heard = true;
    };
    try {
      send('1');
    } catch {
      // Not yet open.
    }
    await new Promise((resolve) => setTimeout(resolve, ASK_MS));
  }
}

function messagesOf(messages: number): Promise<void> {
  return new Promise((resolve) => {
    outstanding = messages;
    finished = resolve;
    send(String(messages));
  });
}

function countFrames(): void {
  frames += 1;
  requestAnimationFrame(countFrames);
}

requestAnimationFrame(countFrames);
Object.assign(globalThis, { bench });
