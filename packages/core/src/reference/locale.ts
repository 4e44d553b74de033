import type { Category } from '../codes/close-codes.ts';
import type { Sender } from '../codes/code-facts.ts';
import type { Decision } from '../decide/decision.ts';
import type { Basis, Verified } from '../decide/dialect.ts';

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

/** What a dialect says about one code, for the words that a language puts around it. */
export interface DialectFacts {
  readonly code: number;
  readonly name: string;
  /** In English, as dialects are data: "the token is wrong". */
  readonly meaning: string;
  readonly dialect: string;
  readonly category: Category;
  readonly session: 'resume' | 'new' | undefined;
  /** How often it is tried; `undefined` where there is no limit. */
  readonly attempts: number | undefined;
  /** What the standard policy decides about the first one, given a way to new credentials. */
  readonly decision: Decision;
  readonly basis: Basis | undefined;
  readonly verified: Verified | undefined;
}

/** One language. A new one is one file beside the others: TypeScript and a test say what is missing. */
export interface Locale {
  /** BCP 47: 'pt-BR'. */
  readonly tag: string;
  readonly headings: Headings;
  readonly codes: { readonly [code in StandardCode]: CodeText };
  readonly unregistered: { readonly [range in Unregistered]: CodeText };
  readonly pairs: { readonly [pair in NotedPair]: PairText };
  dialectCode(facts: DialectFacts): CodeText;
  /** What a dialect changes about a code whose meaning it leaves alone. */
  dialectRule(facts: DialectFacts): Pick<CodeText, 'whatWeDo' | 'why'>;
  /** For two codes that have no comparison of their own. */
  anyPair(a: Side, b: Side): PairText;
}

/** One of two codes that are compared. */
export interface Side {
  readonly code: number;
  readonly name: string;
  readonly text: CodeText;
  /** `undefined` for a code that is not registered: whoever agreed on it. */
  readonly sender: Sender | undefined;
}
