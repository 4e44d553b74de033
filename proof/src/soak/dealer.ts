import { ENDINGS, type Ending, RESTART, WAYS, type Way } from './menu.ts';

const HAND = 12;
const RESTART_EVERY_DECKS = 8;

/** What happens in one life, in this order. */
export interface Script {
  readonly ways: readonly Way[];
  readonly ending: Ending;
}

/** Deals scripts from shuffled decks, so that the whole menu comes up; the same chance, the same scripts. */
export function dealer(random: () => number): () => Script {
  const ways = cards((deck) => (deck % RESTART_EVERY_DECKS === 0 ? [...WAYS, RESTART] : WAYS), random);
  const endings = cards(() => ENDINGS, random);
  return () => ({ ways: Array.from({ length: HAND }, () => ways.next().value), ending: endings.next().value });
}

function* cards<Card>(deck: (index: number) => readonly Card[], random: () => number): Generator<Card, never> {
  for (let index = 0; ; index += 1) yield* shuffled(deck(index), random);
}

function shuffled<Card>(deck: readonly Card[], random: () => number): Card[] {
  const keyed = deck.map((card) => ({ card, key: random() }));
  return keyed.sort((a, b) => a.key - b.key).map(({ card }) => card);
}
