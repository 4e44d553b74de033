import type { Connection } from './connection.ts';

/** The connections the server serves, oldest first. One that is being closed is no longer among them. */
export class Connections {
  readonly #all = new Set<Connection>();

  get size(): number {
    return this.#all.size;
  }

  add(connection: Connection): void {
    this.#all.add(connection);
    connection.ws.on('close', () => this.#all.delete(connection));
  }

  /** `client` null means every connection. */
  of(client: string | null): readonly Connection[] {
    const all = [...this.#all];
    return client === null ? all : all.filter((connection) => connection.client === client);
  }

  withToken(token: string): readonly Connection[] {
    return this.of(null).filter((connection) => connection.token === token);
  }

  close(connections: readonly Connection[], code: number | null, reason?: string): void {
    for (const connection of connections) {
      this.#all.delete(connection);
      connection.close(code, reason);
    }
  }

  drop(connections: readonly Connection[]): void {
    for (const connection of connections) {
      this.#all.delete(connection);
      connection.drop();
    }
  }
}
