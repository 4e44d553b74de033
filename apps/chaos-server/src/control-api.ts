import type { IncomingMessage, ServerResponse } from 'node:http';
import { COMMANDS, MAX_DURATION_MS, runCommand } from './commands.ts';
import { InvalidInput, type Options, parseOptions, readClient, readInteger, rejectUnknownOptions } from './options.ts';
import type { ChaosState } from './state.ts';

const MAX_BODY_BYTES = 65_536;
const DEFAULT_TOKEN_TTL_MS = 10_000;
const TOKEN_OPTIONS = ['ttlMs'];
const COMMAND_PATH = '/chaos/';
const CORS = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'GET, POST, OPTIONS',
  'Access-Control-Allow-Headers': 'Content-Type',
};

interface Answer {
  status: number;
  body: object;
}

/** The HTTP side: `GET /` describes it, `POST /chaos/<command>` and `POST /token` do it. */
export async function answerRequest(
  state: ChaosState,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method === 'OPTIONS') {
    response.writeHead(204, { ...CORS, Connection: 'close' }).end();
    return;
  }
  const { status, body } = await answer(state, request);
  // One request a connection: a restart then never cuts an idle connection that a client is about to use again.
  const headers = { ...CORS, 'Content-Type': 'application/json', Connection: 'close' };
  response.writeHead(status, headers).end(`${JSON.stringify(body)}\n`);
}

async function answer(state: ChaosState, request: IncomingMessage): Promise<Answer> {
  try {
    return await route(state, request);
  } catch (error) {
    if (error instanceof InvalidInput) return { status: 400, body: { error: error.message } };
    state.log('chaos-server: a request failed:', error);
    return { status: 500, body: { error: 'internal error' } };
  }
}

async function route(state: ChaosState, request: IncomingMessage): Promise<Answer> {
  const [path = '/'] = (request.url ?? '/').split('?');
  if (path === '/') return forMethods(request, ['GET', 'HEAD'], () => describe(state));
  if (path === '/token') return forMethods(request, ['POST'], async () => issueToken(state, await readBody(request)));

  const name = path.startsWith(COMMAND_PATH) ? path.slice(COMMAND_PATH.length) : '';
  if (COMMANDS.has(name)) {
    return forMethods(request, ['POST'], async () => aimCommand(state, name, await readBody(request)));
  }
  const paths = ['/', '/token', ...[...COMMANDS.keys()].map((command) => COMMAND_PATH + command)];
  return { status: 404, body: { error: `nothing at ${path}; legal: ${paths.join(', ')}` } };
}

async function forMethods(
  request: IncomingMessage,
  methods: readonly string[],
  act: () => object | Promise<object>,
): Promise<Answer> {
  if (methods.includes(request.method ?? '')) return { status: 200, body: await act() };
  return { status: 405, body: { error: `the method must be ${methods.join(' or ')}; got ${request.method}` } };
}

function describe(state: ChaosState): object {
  const requests = [...COMMANDS].map(([name, { options }]) => [`POST ${COMMAND_PATH}${name}`, options]);
  return {
    name: 'chaos-server',
    connections: state.connections.size,
    options: { ...Object.fromEntries(requests), 'POST /token': TOKEN_OPTIONS },
  };
}

function issueToken(state: ChaosState, options: Options): object {
  rejectUnknownOptions(options, TOKEN_OPTIONS);
  return state.tokens.issue(readInteger(options, 'ttlMs', 1, MAX_DURATION_MS) ?? DEFAULT_TOKEN_TTL_MS);
}

function aimCommand(state: ChaosState, name: string, body: Options): object {
  const { client: _client, ...options } = body;
  const client = readClient(body);
  if (name === 'restart' && client !== null) {
    throw new InvalidInput('restart takes no client: the listener goes away for everybody');
  }
  const connections = runCommand(state, name, { client, connections: state.connections.of(client) }, options);
  return { command: name, connections };
}

async function readBody(request: IncomingMessage): Promise<Options> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    // The rest of a body that is too long is still read: a client that is writing would miss the answer.
    if (bytes <= MAX_BODY_BYTES) chunks.push(chunk);
  }
  if (bytes > MAX_BODY_BYTES) throw new InvalidInput(`the body must be at most ${MAX_BODY_BYTES} bytes; got ${bytes}`);
  return bytes === 0 ? {} : parseOptions(Buffer.concat(chunks).toString());
}
