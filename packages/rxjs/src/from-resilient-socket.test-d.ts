import type { Codec, DecisionDetails, ResilientSocket, SocketData, SocketSnapshot } from '@resilient-socket/core';
import { from, type InteropObservable, map, type Observable, type Observer, of } from 'rxjs';
import { webSocket } from 'rxjs/webSocket';
import { closeAware } from './close-aware.ts';
import { fromResilientSocket } from './from-resilient-socket.ts';
import type { ResilientSubject } from './resilient-subject.ts';
import { retryOnClose } from './retry-on-close.ts';

// Compiled, not run: what must compile, and what must not.
interface Command {
  readonly op: 'subscribe' | 'unsubscribe';
  readonly channel: string;
}
interface Tick {
  readonly channel: string;
  readonly price: number;
}

declare const text: () => string;
declare const codec: Codec<Command, Tick>;
const typed = fromResilientSocket('wss://example.test/', { codec, confirmOpen: ({ price }) => price > 0 });

export const same: ResilientSubject<Command, Tick> = typed;
export const named = fromResilientSocket<Command, Tick>('wss://example.test/', { codec, protocols: ['ticks'] });
export const observable: Observable<Tick> = typed;
export const observer: Observer<Command> = typed;
export const prices: Observable<number> = typed.pipe(map(({ price }) => price));
export const states: Observable<SocketSnapshot> = typed.state$;
export const decisions: Observable<DecisionDetails> = typed.decisions$;
typed.next({ op: 'subscribe', channel: 'btc' });
typed.complete();
typed.error({ code: 4000, reason: 'bye' });
from([{ op: 'subscribe', channel: 'btc' }] as const).subscribe(typed);
export const ticks: Observable<Tick> = typed.multiplex(
  () => ({ op: 'subscribe', channel: 'btc' }),
  () => ({ op: 'unsubscribe', channel: 'btc' }),
  ({ channel }) => channel === 'btc',
);

// @ts-expect-error another message
typed.next({ op: 'shout', channel: 'btc' });
// @ts-expect-error texts are the codec's affair
typed.next('subscribe');
// @ts-expect-error messages have no such field
typed.subscribe(({ volume }) => volume);
// @ts-expect-error another message
typed.multiplex(text, text, Boolean);
// @ts-expect-error what comes is no text
from(['text']).subscribe(typed);
// @ts-expect-error types that nobody can encode
fromResilientSocket<Command, Tick>('wss://example.test/');
// @ts-expect-error nor here
fromResilientSocket<Command, Tick>('wss://example.test/', {});
// @ts-expect-error half a codec
fromResilientSocket('wss://example.test/', { codec: { encode: String } });
// @ts-expect-error confirmOpen hears what was decoded
fromResilientSocket('wss://example.test/', { codec, confirmOpen: ({ volume }) => volume > 0 });
// @ts-expect-error an option that there is not
fromResilientSocket('wss://example.test/', { maxRetries: 5 });

// A passed socket says what its messages are.
declare const socket: ResilientSocket<Command, Tick>;
export const passed: ResilientSubject<Command, Tick> = fromResilientSocket(socket);
// @ts-expect-error it has its options already
fromResilientSocket(socket, { protocols: [] });

// Without a codec texts and bytes go over the wire as they are.
const plain: ResilientSubject<SocketData, unknown> = fromResilientSocket(async () => 'wss://example.test/', {
  outbox: false,
});
plain.next('text');
plain.next(new Uint8Array(2));
// @ts-expect-error an object is neither
plain.next({ op: 'subscribe' });

// retryOnClose keeps the type of its source, in a pipe and called directly.
const ws = webSocket<Tick>(closeAware('wss://example.test/'));
export const retried: Observable<number> = ws.pipe(
  retryOnClose({ reauthenticateTimeoutMs: 5 }),
  map(({ price }) => price),
);
export const alone: Observable<Tick> = ws.pipe(retryOnClose());
declare const interop: InteropObservable<Tick>;
export const called: Observable<Tick> = retryOnClose<Tick>()(interop);
export const promised: Observable<number> = retryOnClose<number>()(Promise.resolve(1));
// @ts-expect-error other values
export const other: Observable<string> = of(1).pipe(retryOnClose());
// @ts-expect-error a number is no source
retryOnClose<number>()(1);
// @ts-expect-error an option that there is not
retryOnClose({ maxRetries: 5 });
