import { METALS, type Metal, type Tick } from './protocol.ts';

/** How many prices of a metal are remembered. */
export const HISTORY = 60;
const FIRST_PRICES: Record<Metal, number> = {
  copper: 984_00,
  nickel: 1_612_00,
  tin: 3_275_00,
  zinc: 287_50,
  silver: 31_20,
  gold: 2_648_00,
};
/** The most that a price moves in one step, as a share of it. */
const LARGEST_MOVE = 0.004;

/** A market of random walks. */
export interface Market {
  /** The prices of a metal, oldest first, the last one is of now. */
  history(metal: Metal): readonly Tick[];
  /** Moves every price. */
  move(): void;
}

export function createMarket(random: () => number = Math.random): Market {
  const histories = new Map<Metal, readonly Tick[]>(
    METALS.map((metal) => [metal, [{ number: 1, price: FIRST_PRICES[metal] }]]),
  );
  const market: Market = {
    history: (metal) => histories.get(metal) ?? [],
    move() {
      for (const [metal, ticks] of histories) {
        const { number, price } = ticks.at(-1) as Tick;
        const move = 1 + LARGEST_MOVE * (2 * random() - 1);
        histories.set(metal, [...ticks, { number: number + 1, price: Math.round(price * move) }].slice(-HISTORY));
      }
    },
  };
  // Nobody wants to come to an empty board.
  for (let tick = 1; tick < HISTORY; tick += 1) market.move();
  return market;
}
