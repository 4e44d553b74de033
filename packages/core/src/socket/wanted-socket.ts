import type { Wanted } from './binding.ts';
import type { Endpoints } from './endpoint.ts';
import type { CodecOptions } from './options.ts';
import { ResilientSocket } from './resilient-socket.ts';

/** A socket as it is wanted when it is made; its functions are always those of what is wanted when they are called. */
export function createWantedSocket<Outgoing, Incoming>(
  latest: () => Wanted<Outgoing, Incoming>,
): ResilientSocket<Outgoing, Incoming> {
  const { url, options } = latest();
  const urls = [url].flat().map((_, index) => late(() => [latest().url].flat()[index]));
  const functions = {
    decide: late(() => latest().options.decide),
    reauthenticate: late(() => latest().options.reauthenticate),
    confirmOpen: late(() => latest().options.confirmOpen),
  };
  return new ResilientSocket<Outgoing, Incoming>(
    urls as Endpoints,
    late(() => latest().options.protocols),
    { ...options, ...functions } as CodecOptions<Outgoing, Incoming>,
  );
}

/** What `pick` gives; if that is a function, one that calls what `pick` gives then. */
function late<Value>(pick: () => Value): Value {
  const given = pick();
  if (typeof given !== 'function') return given;
  const call = (...args: unknown[]): unknown => ((pick() ?? given) as typeof call)(...args);
  return call as Value;
}
