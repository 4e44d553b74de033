import { type InteropObservable, observable, type Subscribable } from 'rxjs';

/** An object that has nothing of an Observable but `Symbol.observable`, or RxJS's stand-in for it. */
export function interop<T>(source: Subscribable<T>): InteropObservable<T> {
  return { [observable]: () => source } as never;
}
