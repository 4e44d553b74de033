import { serve } from '@resilient-socket/tooling/script';
import { defer, filter, lastValueFrom, map, Observable, of, share, toArray } from 'rxjs';
import { type WebSocketSubjectConfig, webSocket } from 'rxjs/webSocket';
import { describe, expect, it } from 'vitest';
import { closeAware } from './close-aware.ts';
import { interop } from './interop.test.helper.ts';
import { retryOnClose } from './retry-on-close.ts';

const URL = 'ws://127.0.0.1:9';
const FORGOTTEN = /^write webSocket\(closeAware\(config\)\): .*1011, 1012 and 1013/;
const numbers = (config: string | WebSocketSubjectConfig<number>) => webSocket<number>(config);

describe('retryOnClose without closeAware throws a TypeError where it is applied', () => {
  it.each<[string, () => unknown]>([
    ['to webSocket(url)', () => numbers(URL).pipe(retryOnClose())],
    ['to webSocket({ url })', () => numbers({ url: URL }).pipe(retryOnClose())],
    ['behind map', () => numbers(URL).pipe(map(String), retryOnClose())],
    ['behind filter and share', () => numbers(URL).pipe(filter(Boolean), share(), retryOnClose())],
    ['behind asObservable()', () => numbers(URL).asObservable().pipe(map(String), retryOnClose())],
    ['called directly', () => retryOnClose()(numbers(URL))],
    [
      'to a prepared config with another closeObserver',
      () => numbers({ ...closeAware<number>(URL), closeObserver: { next() {} } }).pipe(retryOnClose()),
    ],
  ])('%s', (_, apply) => {
    expect(apply).toThrow(TypeError);
    expect(apply).toThrow(FORGOTTEN);
  });
});

describe('retryOnClose is applied without an error', () => {
  it.each<[string, () => unknown]>([
    ['to webSocket(closeAware(url))', () => numbers(closeAware(URL)).pipe(retryOnClose())],
    ['behind operators', () => numbers(closeAware(URL)).pipe(map(String), share(), retryOnClose())],
    [
      'to a copy of a prepared config',
      () => numbers({ ...closeAware<number>(URL), binaryType: 'blob' }).pipe(retryOnClose()),
    ],
    ['behind another retryOnClose', () => numbers(closeAware(URL)).pipe(retryOnClose(), map(String), retryOnClose())],
    ['where it cannot be seen: defer', () => defer(() => numbers(URL)).pipe(retryOnClose())],
    ['where it cannot be seen: multiplex', () => numbers(URL).multiplex(String, String, Boolean).pipe(retryOnClose())],
    [
      'to a webSocket() without the internals that are read',
      () => {
        const subject = numbers(URL);
        Reflect.deleteProperty(subject, '_config');
        return subject.pipe(retryOnClose());
      },
    ],
    [
      'to a source with a _config of its own',
      () => Object.assign(of(1), { _config: { url: URL } }).pipe(retryOnClose()),
    ],
    ['to other sources', () => [of(1), new Observable(), interop(of(1)), [1]].map((source) => retryOnClose()(source))],
  ])('%s', (_, apply) => {
    expect(apply).not.toThrow();
  });
});

it('knows a config that another copy of this package prepared, and retries its 1013', async () => {
  // Another copy shares nothing but the registry of symbols.
  const other = (await import(
    /* @vite-ignore */ './close-aware.ts?copy' as string
  )) as typeof import('./close-aware.ts');
  expect(other.closeAware).not.toBe(closeAware);
  const url = serve({ greet: '1', close: 1013, reason: 'retry-after-ms=1' }, { greet: '2', close: 1000 });
  const values = webSocket(other.closeAware(url)).pipe(retryOnClose(), toArray());
  expect(await lastValueFrom(values)).toEqual([1, 2]);
});
