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
    // With reconnecting switched on, its client comes back from 1000 too, unless a Close message before it forbade that.
    1000: { phrase: 'Normal: the server finished without an error', category: 'done', recovery: 'none' },
    1011: { phrase: 'Internal error: the server failed', category: 'fault', recovery: 'backoff' },
  },
});
