import { classify } from '@resilient-socket/core';
import { type Failure, failures } from 'demo-kit/failures';
import { filter, fromEvent, map, merge } from 'rxjs';
import { element, fromTemplate } from './element.ts';

/** The keys, and what is pressed while they are ready. */
export function failureKeys() {
  const keys = failures.map((failure) => ({ failure, key: keyOf(failure) }));
  element('.keys').append(...keys.map(({ key }) => key));
  return {
    pressed$: merge(
      ...keys.map(({ failure, key }) => fromEvent(key, 'click').pipe(map(() => ({ failure, key })))),
    ).pipe(
      filter(({ key }) => key.ariaDisabled !== 'true'),
      map(({ failure }) => failure),
    ),
    /** Not `disabled`: that would throw away the keyboard's place each time the connection ends. */
    setReady(isReady: boolean) {
      for (const { key } of keys) key.ariaDisabled = `${!isReady}`;
    },
  };
}

function keyOf({ id, code, face, words, expected }: Failure): HTMLElement {
  const key = fromTemplate('key');
  key.dataset.testid = `fail-${id}`;
  key.dataset.category = classify(code).category;
  for (const [name, text] of Object.entries({ face, words, expected })) element(`.key-${name}`, key).textContent = text;
  return key;
}
