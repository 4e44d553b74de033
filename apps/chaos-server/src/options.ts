/** What a command was given beside its name: parsed JSON, nothing known about it yet. */
export type Options = Readonly<Record<string, unknown>>;

/** The caller's mistake: the message names the option, its value and the legal range. */
export class InvalidInput extends Error {}

export const MAX_CLIENT_LENGTH = 128;
const MAX_SHOWN_LENGTH = 100;

export function parseOptions(json: string): Options {
  const parsed = parseJson(json);
  if (!isRecord(parsed)) throw new InvalidInput(`the body must be a JSON object; got ${shown(parsed)}`);
  return parsed;
}

export function isRecord(value: unknown): value is Options {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function rejectUnknownOptions(options: Options, known: readonly string[]): void {
  const unknown = Object.keys(options).find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const legal = known.length === 0 ? 'this takes no options' : `legal here: ${known.join(', ')}`;
  throw new InvalidInput(`unknown option ${shown(unknown)}; ${legal}`);
}

export function readInteger(options: Options, name: string, min: number, max: number): number | undefined {
  const value = options[name];
  if (value === undefined) return undefined;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < min || value > max) {
    throw new InvalidInput(`${name} must be an integer from ${min} to ${max}; got ${shown(value)}`);
  }
  return value;
}

export function readOneOf<Legal extends number | string>(
  options: Options,
  name: string,
  legal: readonly Legal[],
): Legal {
  const known = legal.find((value) => value === options[name]);
  if (known === undefined) {
    throw new InvalidInput(`${name} must be one of ${legal.join(', ')}; got ${shown(options[name])}`);
  }
  return known;
}

export function readText(options: Options, name: string, maxBytes: number): string | undefined {
  const value = options[name];
  if (value === undefined) return undefined;
  if (typeof value !== 'string') throw new InvalidInput(`${name} must be a string; got ${shown(value)}`);
  const bytes = Buffer.byteLength(value);
  if (bytes > maxBytes) {
    throw new InvalidInput(`${name} must be at most ${maxBytes} bytes of UTF-8; got ${bytes}: ${shown(value)}`);
  }
  return value;
}

export function readClient(options: Options): string | null {
  const { client } = options;
  if (client === undefined) return null;
  if (typeof client !== 'string' || client === '' || client.length > MAX_CLIENT_LENGTH) {
    throw new InvalidInput(`client must be a string of 1 to ${MAX_CLIENT_LENGTH} characters; got ${shown(client)}`);
  }
  return client;
}

export function shown(value: unknown): string {
  const json = JSON.stringify(value) ?? 'nothing';
  return json.length > MAX_SHOWN_LENGTH ? `${json.slice(0, MAX_SHOWN_LENGTH)}…` : json;
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new InvalidInput(`the body must be a JSON object; got ${shown(json)}`);
  }
}
