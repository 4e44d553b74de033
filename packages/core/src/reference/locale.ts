import type { Category } from '../codes/close-codes.ts';
import type { Sender } from '../codes/code-facts.ts';
import type { Basis } from '../decide/dialect.ts';
import type { Span } from '../decide/rules.ts';

export type StandardCode =
  | (1000 | 1001 | 1002 | 1003 | 1004 | 1005 | 1006 | 1007 | 1008 | 1009)
  | (1010 | 1011 | 1012 | 1013 | 1014 | 1015 | 3000 | 3003 | 3008);

/** Codes that are often taken for each other: their comparison is written for the pair. */
export type NotedPair =
  | ('1000/1001' | '1001/1012' | '1002/1007' | '1003/1007' | '1005/1006')
  | ('1006/1011' | '1008/3000' | '1011/1013' | '1012/1013' | '3000/3003');

/** Where a code lies that is not registered. */
export type Unregistered = 'unused' | 'unassigned' | 'library' | 'private' | 'outside';

/** The words about one code. Each is plain text with `code` in backticks. */
export interface CodeText {
  /** What follows the colon in "1013 Try Again Later: …": no capital, no full stop. */
  readonly inShort: string;
  readonly description: string;
  readonly whenYouSeeIt: readonly string[];
  readonly howToFixIt: { readonly client: readonly string[]; readonly server: readonly string[] };
  readonly whatWeDo: string;
  readonly why: string;
  /** When a server, or a client, should send it. */
  readonly useWhen: string;
}

export interface PairText {
  readonly introduction: string;
  readonly keyDifferences: readonly string[];
  readonly whenToUseWhich: readonly string[];
}

export interface Headings {
  readonly description: string;
  readonly whenYouSeeIt: string;
  readonly howToFixIt: string;
  readonly client: string;
  readonly server: string;
  readonly whatWeDo: string;
  readonly why: string;
  readonly related: string;
  readonly sources: string;
  readonly keyDifferences: string;
  readonly whenToUseWhich: string;
  readonly learnMore: string;
  /** Said of a source that we know from others' accounts. */
  readonly secondhand: string;
}

/** What a dialect says about one code. */
export interface DialectFacts {
  readonly dialect: string;
  readonly code: number;
  /** In English, as dialects are data: "Authentication failed: the token is wrong". */
  readonly phrase: string;
}

/** The words around what dialects say. */
export interface DialectWords {
  description(facts: DialectFacts): string;
  /** Added where we know it from others' accounts. */
  readonly secondhand: string;
  whenYouSeeIt(facts: DialectFacts): string;
  useWhen(facts: DialectFacts): string;
  /** What helps in general, as a dialect says no more than a phrase. */
  readonly advice: { readonly [category in Category]: string };
  readonly stop: string;
  readonly reauthenticate: string;
  /** The first wait lies within this span, in ms, and the next ones grow or not; no `attempts`: there is no limit. */
  retry(span: Span, attempts: number | undefined, grows: boolean): string;
  readonly session: { readonly resume: string; readonly new: string };
  readonly basis: { readonly [basis in Basis]: string };
  /** In place of `basis.documented`, where we know it from others' accounts. */
  readonly reported: string;
  /** After a basis that is not ours, where we wait. */
  readonly ourWaits: string;
  /** Before what is done about a code whose meaning the dialect leaves alone. */
  rule(dialect: string): string;
}

/** The words around two codes that have no comparison of their own. */
export interface PairWords {
  /** `agreed`: of a code that is not registered. */
  readonly senders: { readonly [sender in Sender | 'agreed']: string };
  sender(a: number, bySender: string, b: number, byOther: string): string;
  sameSender(by: string): string;
  /** Before what is done. */
  after(code: number): string;
  readonly afterEither: string;
}

/** One of two codes that are compared. */
export interface Side {
  readonly code: number;
  readonly name: string;
  readonly text: CodeText;
  readonly sender: Sender | 'agreed';
}

/** One language. A new one is one file beside the others: TypeScript and a test say what is missing. */
export interface Locale {
  /** BCP 47: 'pt-BR'. */
  readonly tag: string;
  readonly headings: Headings;
  readonly codes: { readonly [code in StandardCode]: CodeText };
  readonly unregistered: { readonly [range in Unregistered]: CodeText };
  readonly pairs: { readonly [pair in NotedPair]: PairText };
  readonly dialectWords: DialectWords;
  readonly pairWords: PairWords;
}
