import type { BenchSocket } from './contenders.ts';
import type { Scenario } from './scenarios.ts';

/** One connection of one contender. Runs in Node and in the page. */
export interface Session {
  /** Moves so many messages; resolves when the last one has arrived. */
  batch(messages: number): Promise<void>;
  close(): void;
}

/** The server's side of this is in server.ts: it is told how many messages the next batch has. */
export async function startSession(socket: BenchSocket, scenario: Scenario): Promise<Session> {
  socket.binaryType = 'arraybuffer';
  await new Promise<void>((resolve) => socket.addEventListener('open', () => resolve()));
  return scenario.direction === 'receive' ? receiving(socket, scenario) : sending(socket, scenario);
}

function receiving(socket: BenchSocket, { listen, bytes }: Scenario): Session {
  let outstanding = 0;
  let last: unknown;
  let finished = () => {};

  const hear = (event: { readonly data: unknown }) => {
    last = event.data;
    if (--outstanding === 0) finished();
  };
  const hearToo = (event: { readonly data: unknown }) => hear(event);

  if (listen === 'onmessage') socket.onmessage = hear;
  else socket.addEventListener('message', hear);
  if (listen === 'two listeners') socket.addEventListener('message', hearToo);

  return {
    async batch(messages) {
      outstanding = listen === 'two listeners' ? messages * 2 : messages;
      await new Promise<void>((resolve) => {
        finished = resolve;
        socket.send(String(messages));
      });
      if (lengthOf(last) !== bytes) throw new Error(`expected ${bytes} bytes, got ${lengthOf(last)}`);
    },
    close: () => socket.close(),
  };
}

function sending(socket: BenchSocket, { bytes }: Scenario): Session {
  const message = 'x'.repeat(bytes);
  let finished = () => {};
  socket.addEventListener('message', () => finished());

  return {
    async batch(messages) {
      await new Promise<void>((resolve) => {
        finished = resolve;
        socket.send(String(messages));
        for (let sent = 0; sent < messages; sent++) socket.send(message);
      });
    },
    close: () => socket.close(),
  };
}

function lengthOf(data: unknown): number {
  return typeof data === 'string' ? data.length : (data as ArrayBuffer).byteLength;
}
