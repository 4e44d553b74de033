import { useResilientSocket } from '@resilient-socket/react';
import { useState } from 'react';
import { createChaosClient } from './chaos-client.ts';
import { FailureButtons } from './failure-buttons.tsx';
import type { Failure } from './failures.ts';
import { StatusCard } from './status-card.tsx';
import { Timeline } from './timeline.tsx';
import { useTimeline } from './use-timeline.ts';

export function App({ chaosUrl }: { readonly chaosUrl: string }) {
  const [chaos] = useState(() => createChaosClient(chaosUrl));
  const connection = useResilientSocket(chaos.url, {
    reauthenticate: async (_close, signal) => {
      const token = await chaos.refreshToken(signal);
      add({ kind: 'note', words: `New token …${token.slice(-4)}` });
    },
  });
  const { entries, add } = useTimeline(connection.socket);

  const { phase, attempt } = connection;

  async function fail({ command, options }: Failure): Promise<void> {
    try {
      await chaos.command(command, options);
    } catch {
      add({ kind: 'note', words: `The chaos server did not answer to “${command}”` });
    }
  }

  return (
    <main className="page">
      <header className="intro">
        <h1>Break this connection</h1>
        <p>Every WebSocket ends with a code, and each code means something else. Press a key; read what was decided.</p>
      </header>
      <div className="controls">
        <StatusCard connection={connection} />
        <FailureButtons isReady={phase === 'open' && attempt === 0} onFail={fail} />
      </div>
      <Timeline entries={entries} isWaiting={phase === 'waiting'} />
    </main>
  );
}
