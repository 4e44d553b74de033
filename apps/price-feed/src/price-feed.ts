import type { MessageListener, Peer } from 'chaos-server';
import { createMarket, type Market } from './market.ts';
import { METALS, type Metal, type News, type Request, type Tick } from './protocol.ts';

const TICK_MS = 250;
/** Orders that are remembered, so that one that comes again is not filled again. */
const MAX_ORDERS = 10_000;

export interface PriceFeed {
  /** To be given to the chaos server: answers requests, and leaves everything else to it. */
  readonly onMessage: MessageListener;
  stop(): void;
}

/** A price feed on top of a chaos server: prices to whoever watches, and orders that are filled once. */
export function createPriceFeed(market: Market = createMarket()): PriceFeed {
  const watchers = new Map<Metal, Set<Peer>>(METALS.map((metal) => [metal, new Set()]));
  const filled = new Map<string, News>();
  const known = new WeakSet<Peer>();
  const timer = setInterval(tick, TICK_MS);

  function tick(): void {
    market.move();
    for (const [metal, peers] of watchers) {
      const news: News = { type: 'tick', metal, tick: market.history(metal).at(-1) as Tick };
      for (const peer of peers) peer.send(news);
    }
  }

  function answer(request: Request, peer: Peer): void {
    const { metal } = request;
    const peers = watchers.get(metal);
    if (request.type === 'buy') peer.send(fill(request));
    else if (request.type === 'unwatch') peers?.delete(peer);
    else {
      peers?.add(peer);
      forgetWhenGone(peer);
      peer.send({ type: 'history', metal, ticks: market.history(metal) } satisfies News);
    }
  }

  function forgetWhenGone(peer: Peer): void {
    if (known.has(peer)) return;
    known.add(peer);
    peer.onGone(() => {
      for (const peers of watchers.values()) peers.delete(peer);
    });
  }

  function fill({ metal, id }: Request & { readonly type: 'buy' }): News {
    const { price } = market.history(metal).at(-1) as Tick;
    const news = filled.get(id) ?? { type: 'filled', metal, id, price };
    filled.set(id, news);
    const [oldest = ''] = filled.keys();
    if (filled.size > MAX_ORDERS) filled.delete(oldest);
    return news;
  }

  return {
    onMessage(_client, text, peer) {
      const request = parseRequest(text);
      if (request) answer(request, peer);
      return request !== undefined;
    },
    stop: () => clearInterval(timer),
  };
}

/** `undefined` for what is no request of ours. */
function parseRequest(text: string): Request | undefined {
  try {
    const { type, metal, id } = JSON.parse(text);
    if (!METALS.includes(metal)) return undefined;
    if (type === 'watch' || type === 'unwatch') return { type, metal };
    return type === 'buy' && typeof id === 'string' ? { type, metal, id } : undefined;
  } catch {
    return undefined;
  }
}
