import { WebSocket as WebSocketOfNode22 } from 'undici6';
import { describe, expect, it } from 'vitest';
import { WebSocket as WebSocketOfWs } from 'ws';
import { describeSurfaces } from './surfaces.test.helper.ts';
import { surfacesOf } from './surfaces.ts';

describeSurfaces('ws 8', WebSocketOfWs as unknown as typeof WebSocket);
describeSurfaces('Node 20 and 22', WebSocketOfNode22 as unknown as typeof WebSocket);
describeSurfaces('Node 24 and 26', WebSocket);

describe('surfacesOf', () => {
  const endings = (code: number) => [...new Set(surfacesOf(code).map(({ ending }) => ending))];

  it.each([1000, 1013, 4001])('%i is shown as sent', (code) => {
    expect(endings(code)).toEqual(['frame-with-code']);
  });

  it.each([0, 999, 1004, 1016, 2999, 5000, 65_535])('%i is passed on by Chromium, and is 1006 elsewhere', (code) => {
    expect(endings(code)).toEqual(['frame-with-illegal-code']);
    for (const surface of surfacesOf(code))
      expect(surface.code).toBe(surface.runtime === 'Chromium' ? 'as sent' : 1006);
  });

  it('1005 is a frame without a code, 1006 whatever has no frame or a bad one, 1015 one quirk of Firefox', () => {
    expect(endings(1005)).toEqual(['frame-without-code', 'frame-with-local-code']);
    expect(endings(1006)).toEqual([
      'handshake-failed',
      'closed-while-connecting',
      'dropped',
      'frame-with-local-code',
      'frame-with-illegal-code',
    ]);
    expect(surfacesOf(1015).filter(({ code }) => code === 1015)).toMatchObject([{ runtime: 'Firefox' }]);
  });
});
