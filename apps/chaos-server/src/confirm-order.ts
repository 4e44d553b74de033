import type { Connection } from './connection.ts';

export const POISONOUS_MESSAGE = '{"type":"order"}';

/** A handler as they get written every day: it trusts the shape of what it parsed, and throws without an `order`. */
export function confirmOrder(connection: Connection, text: string): void {
  const { order } = JSON.parse(text) as { order: { id: string } };
  connection.send({ type: 'confirmed', id: order.id });
}
