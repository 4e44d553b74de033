import type { ResilientSocket } from '@resilient-socket/core';
import { useSocketMessage } from '@resilient-socket/react';
import { useCallback, useEffect, useReducer } from 'react';

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

  const ask = useCallback(() => {
    if (socket?.getSnapshot().phase === 'open') socket.send(`${ECHO}${performance.now()}`);
  }, [socket]);

  useEffect(() => {
    const timer = setInterval(() => {
      beat('silence');
      ask();
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [ask]);

  useSocketMessage(socket, ({ data }) => {
    if (String(data).startsWith(ECHO)) beat(performance.now() - Number(data.slice(ECHO.length)));
    // The welcome. A session that is shed at once gets none, and whatever is sent to it is lost.
    else ask();
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
        <span data-testid="echoes">{echoes === 1 ? '1 echo' : `${echoes} echoes`}</span>
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
