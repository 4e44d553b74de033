/** A WebSocket class, every connection it made, and what was sent over each. */
export function recorded() {
  const connections: (WebSocket & { readonly sent: unknown[] })[] = [];
  class Recorded extends WebSocket {
    readonly sent: unknown[] = [];

    constructor(url: string, protocols?: string | string[]) {
      super(url, protocols);
      connections.push(this);
    }

    override send(data: string): void {
      this.sent.push(data);
      super.send(data);
    }
  }
  return { WebSocket: Recorded, connections };
}
