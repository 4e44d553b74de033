import { getCurrentInstance, getCurrentScope, onActivated, onDeactivated, onMounted, type Ref, shallowRef } from 'vue';

/**
 * Has it begun? In a component that is with mounting, which does not happen on a server; elsewhere at once. `setPaused` hears
 * when KeepAlive holds the component back, and lets it go on.
 */
export function usePresence(setPaused: (paused: boolean) => void): Readonly<Ref<boolean>> {
  const scope = getCurrentScope();
  const begun = shallowRef(!getCurrentInstance());
  if (!begun.value) {
    onMounted(() => {
      begun.value = true;
    });
    // A store outlives the component that happened to come first.
    const pause = (paused: boolean) => () => getCurrentScope() === scope && setPaused(paused);
    onActivated(pause(false));
    onDeactivated(pause(true));
  }
  return begun;
}
