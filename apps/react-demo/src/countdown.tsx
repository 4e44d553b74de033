import { useLayoutEffect, useState } from 'react';

/** Seconds until a moment (ms since 1970), every frame anew; `null` is no moment. */
export function Countdown({ until }: { readonly until: number | null }) {
  const [now, setNow] = useState(Date.now);

  useLayoutEffect(() => {
    if (until === null) return;
    let frame: number;
    const tick = () => {
      setNow(Date.now());
      frame = requestAnimationFrame(tick);
    };
    tick();
    return () => cancelAnimationFrame(frame);
  }, [until]);

  return (
    <span role="timer" data-testid="countdown">
      {until === null ? '–' : `${(Math.max(0, until - now) / 1000).toFixed(1)} s`}
    </span>
  );
}
