import type { Locale, PairText, Side } from './locale.ts';
import { lowerFirst } from './lower-first.ts';

/** Puts the words about two codes side by side, where nobody has written a comparison of the pair. */
export function anyPair(a: Side, b: Side, { pairWords: words }: Locale): PairText {
  const [bySender, byOther] = [words.senders[a.sender], words.senders[b.sender]];
  const alike = a.text.whatWeDo === b.text.whatWeDo;
  return {
    introduction: `${inShort(a)} ${inShort(b)}`,
    keyDifferences: [
      bySender === byOther ? words.sameSender(bySender) : words.sender(a.code, bySender, b.code, byOther),
      ...(alike
        ? [`${words.afterEither} ${lowerFirst(a.text.whatWeDo)}`]
        : [a, b].map(({ code, text }) => `${words.after(code)} ${lowerFirst(text.whatWeDo)}`)),
    ],
    whenToUseWhich: [...new Set([a.text.useWhen, b.text.useWhen])],
  };
}

/** "1013 Try Again Later: the server is overloaded." */
function inShort({ code, name, text }: Side): string {
  return `${code} ${name}: ${text.inShort}.`;
}
