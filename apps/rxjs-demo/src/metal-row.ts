import { lineOf, moveOf, priceOf, type Row } from 'price-feed/board';
import { type Metal, WATCHED_AT_FIRST } from 'price-feed/protocol';
import { fromEvent, map, type Observable, scan, startWith, tap } from 'rxjs';
import { element, fromTemplate } from './element.ts';

export interface MetalRow {
  readonly metal: Metal;
  readonly element: HTMLElement;
  readonly isWatched$: Observable<boolean>;
  readonly buys$: Observable<Metal>;
  show(row: Row): void;
}

export function metalRow(metal: Metal): MetalRow {
  const row = fromTemplate('metal');
  const part = (name: string) => element(`.${name}`, row);
  const [watch, buy, caughtUp, price] = [part('watch'), part('buy'), part('caught-up'), part('price')];
  row.dataset.testid = `row-${metal}`;
  for (const [name, node] of Object.entries({ watch, buy, 'caught-up': caughtUp, price }))
    node.dataset.testid = `${name}-${metal}`;
  watch.ariaLabel = `Watch ${metal}`;
  buy.ariaLabel = `Buy ${metal}`;
  part('metal-name').textContent = metal;

  const first = WATCHED_AT_FIRST.includes(metal);
  return {
    metal,
    element: row,
    isWatched$: fromEvent(watch, 'click').pipe(
      scan((isWatched) => !isWatched, first),
      startWith(first),
      tap((isWatched) => {
        watch.ariaPressed = row.dataset.watched = `${isWatched}`;
      }),
    ),
    buys$: fromEvent(buy, 'click').pipe(map(() => metal)),
    show(shown) {
      row.dataset.tick = `${shown.ticks.at(-1)?.number ?? ''}`;
      element('path', row).setAttribute('d', lineOf(shown));
      caughtUp.textContent = shown.caughtUp > 0 ? `+${shown.caughtUp}` : '';
      price.dataset.move = moveOf(shown);
      price.textContent = priceOf(shown);
    },
  };
}
