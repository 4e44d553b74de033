import { serve } from '@resilient-socket/tooling/script';
import { lastValueFrom, type Observable, toArray } from 'rxjs';
import { webSocket } from 'rxjs/webSocket';
import { describe, expect, it, vi } from 'vitest';
import { closeAware } from './close-aware.ts';

const outcome = (source: Observable<unknown>): Promise<unknown> =>
  lastValueFrom(source.pipe(toArray())).catch((error: unknown) => error);

describe('closeAware', () => {
  it.each([1000, 1011, 1012, 1013, 4000])('lets webSocket() error with the close event of a clean %i', async (code) => {
    const event = await outcome(webSocket(closeAware(serve({ close: code, reason: 'so' }))));
    expect(event).toMatchObject({ type: 'close', code, reason: 'so', wasClean: true });
  });

  it('lets webSocket() complete on its own close, and leaves the event true', async () => {
    const closes: CloseEvent[] = [];
    const url = serve({ greet: '1', stay: true });
    const subject = webSocket(closeAware({ url, closeObserver: { next: (event) => closes.push(event) } }));
    subject.subscribe(() => subject.complete());
    expect(await outcome(subject)).toEqual([1]);
    expect(closes).toMatchObject([{ code: 1005, wasClean: true }]);
  });

  it('calls the observers of the config: open, close with the true wasClean, closing', async () => {
    const calls: unknown[] = [];
    const observers = {
      openObserver: { next: ({ type }: Event) => calls.push(type) },
      closeObserver: { next: ({ code, wasClean }: CloseEvent) => calls.push([code, wasClean]) },
      closingObserver: { next: () => calls.push('closing') },
    };
    await outcome(webSocket(closeAware({ url: serve({ close: 1012 }), ...observers })));
    expect(calls).toEqual(['open', [1012, true]]);
    calls.length = 0;
    const subject = webSocket(closeAware({ url: serve({ stay: true }), ...observers }));
    const completed = outcome(subject);
    subject.complete();
    await completed;
    expect(calls).toEqual(['open', 'closing', [1005, true]]);
  });

  it('keeps the rest of the config, and changes nothing in it', async () => {
    const deserializer = vi.fn(({ data }: MessageEvent<unknown>) => `<${data}>`);
    const given = Object.freeze({ url: serve({ greet: 'no JSON', stay: true }), deserializer });
    const prepared = closeAware(given);
    expect(prepared).toMatchObject(given);
    const first = new Promise((resolve) => {
      const subscription = webSocket(prepared).subscribe((value) => {
        resolve(value);
        subscription.unsubscribe();
      });
    });
    expect(await first).toBe('<no JSON>');
  });
});
