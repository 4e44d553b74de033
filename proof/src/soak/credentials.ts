import type { Endpoint, Reauthenticate } from '@resilient-socket/core';
import type { Chaos } from './chaos.ts';

/** Where a client connects, and how it gets new credentials. */
export interface Credentials {
  readonly url: Endpoint;
  readonly reauthenticate?: Reauthenticate;
}

export function anonymous({ wsUrl }: Chaos, id: string): Credentials {
  return { url: `${wsUrl}/?client=${id}` };
}

/** With a token in the query, the first one included. */
export function withToken(chaos: Chaos, id: string): Credentials {
  let token: string | undefined;
  return {
    url: async () => {
      token ??= await chaos.issueToken();
      return `${chaos.wsUrl}/?client=${id}&token=${token}`;
    },
    reauthenticate: async () => {
      token = await chaos.issueToken();
    },
  };
}
