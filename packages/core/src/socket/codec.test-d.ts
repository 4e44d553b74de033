import type { Codec } from './codec.ts';
import type { OpenEvent } from './events.ts';
import { ResilientSocket } from './resilient-socket.ts';

// Compiled, not run: what must compile, and what must not.
interface Command {
  readonly op: 'subscribe' | 'unsubscribe';
  readonly channel: string;
}
interface Tick {
  readonly channel: string;
  readonly price: number;
}

declare const codec: Codec<Command, Tick>;
const typed = new ResilientSocket('wss://example.test/', [], { codec, confirmOpen: ({ price }) => price > 0 });

export const same: ResilientSocket<Command, Tick> = typed;
typed.send({ op: 'subscribe', channel: 'btc' });
typed.send({ op: 'subscribe', channel: 'btc' }, { queue: false });
typed.addEventListener('message', ({ data }) => data.price.toFixed());
typed.onmessage = ({ data }) => data.channel;
typed.addEventListener('undelivered', ({ dropped, unconfirmed }) => {
  for (const message of [...dropped, ...unconfirmed]) typed.send(message);
});
typed.addEventListener('messageerror', ({ data, error }) => [data, error]);
typed.addEventListener('decision', ({ decision }) => {
  if (decision.action !== 'stop') decision.delayMs.toFixed();
});
typed.addEventListener('open', ({ session }: OpenEvent) => session);
export const outcome: 'queued' | 'dropped' | 'refused' | undefined = typed.send({ op: 'subscribe', channel: 'x' });
export const said: 'sent' | 'queued' | 'dropped' | 'refused' = typed.send({ op: 'subscribe', channel: 'x' }, {});

// @ts-expect-error another message
typed.send({ op: 'shout', channel: 'btc' });
// @ts-expect-error texts are the codec's affair
typed.send('subscribe');
// @ts-expect-error there is no such option
typed.send({ op: 'subscribe', channel: 'btc' }, { que: false });
// @ts-expect-error messages have no such field
typed.onmessage = ({ data }) => data.volume;
// @ts-expect-error null is no event
typed.addEventListener('undelivered', ({ lost }) => lost);
// @ts-expect-error types that nobody can encode
new ResilientSocket<Command, Tick>('wss://example.test/');
// @ts-expect-error nor here
new ResilientSocket<Command, Tick>('wss://example.test/', [], {});
// @ts-expect-error half a codec
new ResilientSocket('wss://example.test/', [], { codec: { encode: String } });
// @ts-expect-error the codec of other messages
export const other: ResilientSocket<Tick, Command> = typed;
// @ts-expect-error confirmOpen hears what was decoded
new ResilientSocket('wss://example.test/', [], { codec, confirmOpen: ({ volume }) => volume > 0 });

// JSON, in one line; what it carries is not known.
const json = new ResilientSocket('wss://example.test/', [], {
  codec: { encode: JSON.stringify, decode: (data) => JSON.parse(String(data)) },
});
json.send({ anything: [1, 2] });
json.onmessage = ({ data }) => data.anything;

// Without a codec texts and bytes go over the wire as they are.
const plain: ResilientSocket = new ResilientSocket('wss://example.test/');
plain.send('text');
plain.send(new Uint8Array(2));
plain.onmessage = ({ data }) => data.length;
// @ts-expect-error an object is neither
plain.send({ op: 'subscribe' });
// @ts-expect-error nor is a number
plain.send(5);

// Wherever it is and whatever is offered may be asked for each attempt.
new ResilientSocket(['wss://a.test/', new URL('wss://b.test/'), async ({ attempt }) => `wss://c.test/?${attempt}`]);
new ResilientSocket(
  ({ lastClose }, signal) => `wss://example.test/?${lastClose?.code}${signal.aborted}`,
  async () => ['chat'],
);
new ResilientSocket('wss://example.test/', 'chat', { outbox: { whenFull: 'drop-oldest', ttlMs: 5000 } });
// @ts-expect-error a number is no endpoint
new ResilientSocket(5);
// @ts-expect-error an option that there is not
new ResilientSocket('wss://example.test/', [], { maxRetries: 5 });
// @ts-expect-error a policy that there is not
new ResilientSocket('wss://example.test/', [], { outbox: { whenFull: 'drop' } });

export class Mine extends ResilientSocket {
  greet(): void {
    this.send('hello');
  }
}
