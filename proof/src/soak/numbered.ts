const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** A message that is its id, as text or as bytes. */
export function numbered(id: number, isBinary: boolean): string | Uint8Array {
  return isBinary ? encoder.encode(String(id)) : String(id);
}

/** The id of a numbered message; undefined for any other. */
export function idOf(data: unknown): number | undefined {
  const text = textOf(data);
  return /^\d+$/.test(text) ? Number(text) : undefined;
}

export function textOf(data: unknown): string {
  return typeof data === 'string' ? data : decoder.decode(data as ArrayBuffer | Uint8Array);
}
