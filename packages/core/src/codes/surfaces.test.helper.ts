import { type Step, serve } from '@resilient-socket/tooling/script';
import { describe, expect, it } from 'vitest';
import { type Ending, type Surface, surfaces } from './surfaces.ts';

/** Enough of a WebSocket class to see how a connection ends. */
interface SeenWebSocket extends EventTarget {
  readonly readyState: number;
  close(): void;
}

const LEGAL = [1000, 1003, 1007, 1014, 3000, 4999];
const LOCAL = [1005, 1006, 1015];
const ILLEGAL = [0, 999, 1004, 1016, 2000, 2999, 5000, 65_535];
const STAGED: readonly { readonly ending: Ending; readonly step: Step }[] = [
  { ending: 'handshake-failed', step: { refuse: 401 } },
  { ending: 'handshake-failed', step: { refuse: 503 } },
  { ending: 'closed-while-connecting', step: { hang: true } },
  { ending: 'dropped', step: { drop: true } },
  { ending: 'frame-without-code', step: { close: null } },
  ...LEGAL.map((code) => ({ ending: 'frame-with-code', step: { frame: code } }) as const),
  ...LOCAL.map((code) => ({ ending: 'frame-with-local-code', step: { frame: code } }) as const),
  ...ILLEGAL.map((code) => ({ ending: 'frame-with-illegal-code', step: { frame: code } }) as const),
];

/** Long after the last event that could come. */
const SETTLED_MS = 150;

/** Holds the rows of `runtime` against what its class shows of connections to a real server. */
export function describeSurfaces(runtime: string, WebSocketClass: new (url: string) => EventTarget): void {
  describe(runtime, () => {
    it.concurrent.each(STAGED)('shows $ending ($step) as its row says', async ({ ending, step }) => {
      const rows = surfaces.filter((surface) => surface.ending === ending && surface.runtime === runtime);
      const { code, ...seen } = await watch(new WebSocketClass(serve(step)) as SeenWebSocket, ending);
      const asSent = ending !== 'frame-with-local-code' && 'frame' in step && code === step.frame;
      expect(rows).toEqual([{ ...rows[0], ...seen, code: asSent ? 'as sent' : code }]);
    });
  });
}

async function watch(
  socket: SeenWebSocket,
  ending: Ending,
): Promise<Pick<Surface, 'events' | 'wasClean'> & { code: number | null }> {
  const events: ('error' | 'close')[] = [];
  let close: { code: number | null; wasClean: boolean | null } = { code: null, wasClean: null };
  socket.addEventListener('error', () => events.push('error'));
  socket.addEventListener('close', (event) => {
    events.push('close');
    const { code, wasClean } = event as CloseEvent;
    close = { code, wasClean };
  });
  if (ending === 'closed-while-connecting') socket.close();
  while (events.length === 0) await pause();
  await pause();
  return { events, ...close };
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, SETTLED_MS));
}
