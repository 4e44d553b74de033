import '@resilient-socket/devtools/define';
import { ResilientSocket, type UndeliveredEvent } from '@resilient-socket/core';
import type { ResilientSocketTimeline } from '@resilient-socket/devtools';
import { fromResilientSocket, type ResilientSubject } from '@resilient-socket/rxjs';
import { createChaosClient } from 'demo-kit/chaos-client';
import { feedCodec } from 'demo-kit/feed-codec';
import { applyNews, emptyBoard, emptyRow } from 'price-feed/board';
import { METALS, type Metal, type News, type Request } from 'price-feed/protocol';
import {
  animationFrameScheduler,
  auditTime,
  BehaviorSubject,
  catchError,
  combineLatest,
  EMPTY,
  filter,
  fromEvent,
  map,
  merge,
  type Observable,
  scan,
  startWith,
  switchMap,
} from 'rxjs';
import { element } from './element.ts';
import { failureKeys } from './failure-keys.ts';
import { metalRow } from './metal-row.ts';
import 'demo-kit/screen.css';

const chaos = createChaosClient(import.meta.env.VITE_CHAOS_URL ?? 'http://127.0.0.1:4600');
const timeline = element<ResilientSocketTimeline>('resilient-socket-timeline');
const rows = METALS.map(metalRow);
const keys = failureKeys();
element('.metals').append(...rows.map((row) => row.element));

function connect(): ResilientSocket<Request, News> {
  return new ResilientSocket(chaos.url, [], {
    codec: feedCodec,
    async reauthenticate(_close, signal) {
      const token = await chaos.refreshToken(signal);
      timeline.note(`New token …${token.slice(-4)}`);
    },
  });
}

// A socket that has closed for good is followed by a new one, when the button of the timeline asks for it.
const sockets$ = new BehaviorSubject(connect());
fromEvent(timeline, 'retry')
  .pipe(filter(() => sockets$.value.readyState === WebSocket.CLOSED))
  .subscribe(() => sockets$.next(connect()));
sockets$.subscribe((socket) => {
  timeline.socket = socket;
});

const feeds$ = sockets$.pipe(map((socket) => fromResilientSocket(socket)));
const board$ = feeds$.pipe(switchMap(newsOf), scan(applyNews, emptyBoard), startWith(emptyBoard));
const orders$ = merge(...rows.map(({ buys$ }) => buys$)).pipe(
  map(order),
  scan((ids: readonly string[], id) => [...ids, id], []),
  startWith([]),
);

/** Each metal that is watched is a stream of its own, over one connection; each session hears of it anew. */
function newsOf(feed: ResilientSubject<Request, News>): Observable<News> {
  const prices = rows.map(({ metal, isWatched$ }) =>
    isWatched$.pipe(
      switchMap((isWatched) =>
        isWatched
          ? feed.multiplex(
              () => ({ type: 'watch', metal }),
              () => ({ type: 'unwatch', metal }),
              (news) => (news.type === 'tick' || news.type === 'history') && news.metal === metal,
            )
          : EMPTY,
      ),
    ),
  );
  // Where it stopped, the timeline says why.
  return merge(feed.pipe(filter(({ type }) => type === 'filled')), ...prices).pipe(catchError(() => EMPTY));
}

/** Orders wait in the outbox while there is no session, and are sent again where nobody knows whether they arrived. */
function order(metal: Metal): string {
  const id = crypto.randomUUID();
  sockets$.value.send({ type: 'buy', metal, id });
  return id;
}

sockets$
  .pipe(switchMap((socket) => fromEvent(socket, 'undelivered') as Observable<UndeliveredEvent<Request>>))
  .subscribe(({ dropped, unconfirmed }) => {
    for (const request of [...dropped, ...unconfirmed]) if (request.type === 'buy') sockets$.value.send(request);
  });

feeds$.pipe(switchMap(({ state$ }) => state$)).subscribe(({ phase, attempt }) => {
  const isLive = phase === 'open';
  element('.board').dataset.live = `${isLive}`;
  element('[data-testid=freshness]').textContent = isLive ? 'live' : 'as of the last session';
  keys.setReady(isLive && attempt === 0);
});

combineLatest([board$, orders$])
  .pipe(auditTime(0, animationFrameScheduler))
  .subscribe(([board, ids]) => {
    for (const { metal, show } of rows) show(board.rows[metal] ?? emptyRow);
    const waiting = ids.filter((id) => !board.filled.includes(id)).length;
    element('[data-testid=orders]').textContent =
      ids.length === 0 ? 'No orders yet.' : `${ids.length - waiting} orders filled, ${waiting} waiting.`;
  });

keys.pressed$.subscribe(({ command, options }) => {
  chaos.command(command, options).catch(() => timeline.note(`The chaos server did not answer to “${command}”`));
});
