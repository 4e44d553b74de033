/** The package brings no types: this is what the tests use of it. */
declare module 'phoenix' {
  export interface SocketOptions {
    transport?: new (url: string, protocols?: string | string[]) => WebSocket;
    reconnectAfterMs?: (tries: number) => number;
  }

  export class Socket {
    constructor(endPoint: string, options?: SocketOptions);
    connect(): void;
    disconnect(): void;
    onOpen(callback: () => void): string;
    channel(topic: string): Channel;
  }

  export interface Channel {
    join(): unknown;
    on(event: string, callback: (payload: unknown) => void): number;
  }
}
