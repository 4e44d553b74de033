import type { ResilientSocket } from '@resilient-socket/core';
import { useSocketMessage } from '@resilient-socket/react';
import { useLayoutEffect, useReducer } from 'react';

const EVERY_MS = 1000;
const BEATS = 30;
const ECHO = 'echo ';

interface Life {
  readonly echoes: number;
  /** Round trips in ms, newest first; `null` where none came back. */
  readonly beats: readonly (number | null)[];
}

const NO_LIFE: Life = { echoes: 0, beats: Array.from({ length: BEATS }, () => null) };

/** A message goes to the server and back each second: what gets through shows, and so does what does not. */
export function Heartbeat({ socket }: { readonly socket: ResilientSocket | null }) {
  const [{ echoes, beats }, beat] = useReducer(record, NO_LIFE);

  useLayoutEffect(() => {
    if (!socket) return;
    const ask = () => {
      if (socket.readyState === socket.OPEN) socket.send(`${ECHO}${performance.now()}`);
    };
    const timer = setInterval(() => {
      beat('silence');
      ask();
    }, EVERY_MS);
    socket.addEventListener('open', ask);
    return () => {
      clearInterval(timer);
      socket.removeEventListener('open', ask);
    };
  }, [socket]);

  useSocketMessage(socket, ({ data }) => {
    if (typeof data === 'string' && data.startsWith(ECHO)) beat(performance.now() - Number(data.slice(ECHO.length)));
  });

  const last = beats[0] ?? beats[1];
  return (
    <div className="life">
      <div className="beats" aria-hidden="true">
        {beats.map((roundTripMs, age) => (
          <span key={age} className={roundTripMs === null ? 'beat' : 'beat is-alive'} />
        ))}
      </div>
      <p className="hint life-words">
        <span data-testid="echoes">{echoes} echoes</span>
        <span>{last ? `round trip ${last.toFixed(1)} ms` : 'silence'}</span>
      </p>
    </div>
  );
}

function record({ echoes, beats }: Life, beat: number | 'silence'): Life {
  return beat === 'silence'
    ? { echoes, beats: [null, ...beats].slice(0, BEATS) }
    : { echoes: echoes + 1, beats: [beat, ...beats.slice(1)] };
}
