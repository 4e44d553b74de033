export { type Comparison, compare } from './compare.ts';
export { type ExplainOptions, type Explanation, explain } from './explain.ts';
export type {
  CodeText,
  DialectFacts,
  DialectWords,
  Headings,
  Locale,
  NotedPair,
  PairText,
  PairWords,
  Side,
  StandardCode,
  Unregistered,
} from './locale.ts';
export { toMarkdown } from './markdown.ts';
