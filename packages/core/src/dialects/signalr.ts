import { defineDialect } from '../decide/dialect.ts';

/** ASP.NET Core SignalR. */
export const signalr = /* @__PURE__ */ defineDialect({
  name: 'signalr',
  basis: 'client-code',
  verified: 'primary',
  sources: [
    'https://github.com/dotnet/aspnetcore/blob/main/src/SignalR/clients/ts/signalr/src/HubConnection.ts',
    'https://github.com/dotnet/aspnetcore/blob/main/src/SignalR/docs/specs/HubProtocol.md',
  ],
  codes: {
    // To the official client no reason to stay away: for that the server sends a Close message before.
    1000: {
      phrase: 'Normal: only a Close message says whether to come back',
      category: 'unknown',
      recovery: 'backoff',
    },
    1011: { phrase: 'Internal error: the server failed', category: 'fault', recovery: 'backoff' },
  },
});
