import type { SocketData } from './platform.ts';

const BINARY_TAGS = ['ArrayBuffer', 'SharedArrayBuffer', 'Blob', 'File'];

/** The message as Web IDL converts it: bytes stay bytes, everything else is a text. */
export function sendable(data: SocketData): SocketData {
  if (typeof data === 'string' || ArrayBuffer.isView(data)) return data;
  // By name, as these may come from another realm, such as a frame or a test environment.
  const { [Symbol.toStringTag]: tag = '' } = Object(data) as { readonly [Symbol.toStringTag]?: string };
  return BINARY_TAGS.includes(tag) ? data : `${data}`;
}
