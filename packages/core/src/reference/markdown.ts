import type { Source } from '../codes/sources.ts';
import type { Comparison } from './compare.ts';
import type { Explanation } from './explain.ts';
import type { Headings } from './locale.ts';

/** An explanation or a comparison as Markdown, headings in its language, the first one of level 1. */
export function toMarkdown(text: Explanation | Comparison): string {
  return `${('a' in text ? comparison(text) : explanation(text)).join('\n\n')}\n`;
}

function explanation(text: Explanation): string[] {
  const { headings, related, sources } = text;
  return [
    `# ${titleOf(text)}`,
    ...meaning(text, '##'),
    `## ${headings.whatWeDo}`,
    text.whatWeDo,
    `## ${headings.why}`,
    text.why,
    ...section(`## ${headings.related}`, related.map(titleOf)),
    ...section(`## ${headings.sources}`, linksTo(sources, headings)),
  ];
}

function comparison({ a, b, headings, introduction, keyDifferences, whenToUseWhich, learnMore }: Comparison): string[] {
  return [
    `# ${a.code} / ${b.code}`,
    introduction,
    `## ${titleOf(a)}`,
    ...meaning(a, '###'),
    `## ${titleOf(b)}`,
    ...meaning(b, '###'),
    ...section(`## ${headings.keyDifferences}`, keyDifferences),
    ...section(`## ${headings.whenToUseWhich}`, whenToUseWhich),
    ...section(`## ${headings.learnMore}`, linksTo(learnMore, headings)),
  ];
}

function meaning({ headings, description, whenYouSeeIt, howToFixIt }: Explanation, level: '##' | '###'): string[] {
  return [
    `${level} ${headings.description}`,
    description,
    ...section(`${level} ${headings.whenYouSeeIt}`, whenYouSeeIt),
    `${level} ${headings.howToFixIt}`,
    ...section(`${level}# ${headings.client}`, howToFixIt.client),
    ...section(`${level}# ${headings.server}`, howToFixIt.server),
  ];
}

function section(heading: string, items: readonly string[]): string[] {
  return items.length > 0 ? [heading, items.map((item) => `- ${item}`).join('\n')] : [];
}

function titleOf({ code, name }: { readonly code: number; readonly name: string }): string {
  return `${code} ${name}`;
}

function linksTo(sources: readonly Source[], { secondhand }: Headings): string[] {
  return sources.map(
    ({ title, url, verified }) => `[${title}](${url})${verified === 'secondary' ? ` (${secondhand})` : ''}`,
  );
}
