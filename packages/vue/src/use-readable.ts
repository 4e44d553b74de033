import type { Readable } from '@resilient-socket/core';
import { type ShallowRef, shallowRef, watch } from 'vue';

/** What something shows, as a ref: always that of the one that `source` gives at the moment. */
export function useReadable<Value>(source: () => Readable<Value>): Readonly<ShallowRef<Value>> {
  const shown = shallowRef(source().getSnapshot());
  watch(
    source,
    (readable, _before, onCleanup) => {
      const show = () => {
        shown.value = readable.getSnapshot();
      };
      onCleanup(readable.subscribe(show));
      show();
    },
    { immediate: true, flush: 'sync' },
  );
  return shown;
}
