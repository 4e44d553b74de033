/** What is traded. */
export const METALS = ['copper', 'nickel', 'tin', 'zinc', 'silver', 'gold'] as const;
export type Metal = (typeof METALS)[number];
/** What a board shows until somebody asks for something else. */
export const WATCHED_AT_FIRST: readonly Metal[] = METALS.slice(0, 4);

/** One price. Numbers count up without a gap, so whoever has missed one knows. */
export interface Tick {
  readonly number: number;
  /** In cents. */
  readonly price: number;
}

/** To the feed. An order counts once, however often its `id` comes. */
export type Request =
  | { readonly type: 'watch' | 'unwatch'; readonly metal: Metal }
  | { readonly type: 'buy'; readonly metal: Metal; readonly id: string };

/** From the feed: first what was, then what is. */
export type News =
  | { readonly type: 'history'; readonly metal: Metal; readonly ticks: readonly Tick[] }
  | { readonly type: 'tick'; readonly metal: Metal; readonly tick: Tick }
  | { readonly type: 'filled'; readonly metal: Metal; readonly id: string; readonly price: number }
  /** Of the chaos server. */
  | { readonly type: 'welcome' | 'error' };
