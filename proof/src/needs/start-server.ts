import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Question, Seen, Step } from './stage.ts';

/** A path of the server, with a play of its own. */
export interface Stage {
  readonly url: string;
  seen(): Promise<Seen[]>;
  /** Ends its open connections with this code. */
  lose(code: number): Promise<void>;
}

export interface NeedsServer {
  /** A stage where connection n gets step n; the last step repeats. */
  play(...steps: Step[]): Promise<Stage>;
  /** The same on a port where nothing listens until `listen` is called. */
  playLater(...steps: Step[]): Promise<Stage & { listen(): Promise<void> }>;
  stop(): void;
}

/** Starts server.ts on a free port of 127.0.0.1. */
export async function startServer(): Promise<NeedsServer> {
  const child = fork(fileURLToPath(new URL('./server.ts', import.meta.url)), { execArgv: [] });
  const [mainPort] = (await once(child, 'message')) as [number];
  const asked: ((answer: unknown) => void)[] = [];
  child.on('message', ({ id, answer }: { id: number; answer: unknown }) => asked[id]?.(answer));

  function ask<Answer>(question: Question): Promise<Answer> {
    return new Promise((resolve) => {
      child.send({ id: asked.length, question });
      asked.push(resolve as (answer: unknown) => void);
    });
  }

  async function stage(steps: readonly Step[], port: number): Promise<Stage> {
    const path = await ask<string>({ type: 'play', steps });
    return {
      url: `ws://127.0.0.1:${port}${path}`,
      seen: () => ask({ type: 'seen', path }),
      lose: (code) => ask({ type: 'lose', path, code }),
    };
  }

  return {
    play: (...steps) => stage(steps, mainPort),
    async playLater(...steps) {
      const port = await ask<number>({ type: 'vacate' });
      return { ...(await stage(steps, port)), listen: () => ask({ type: 'listen', port }) };
    },
    stop: () => child.disconnect(),
  };
}
