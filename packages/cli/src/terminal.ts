import { styleText } from 'node:util';

/** Where a command writes, and how. */
export interface Output {
  /** Is it for a person at a terminal, and not for a pipe? */
  readonly pretty: boolean;
  /** How wide lines may be, in columns. */
  readonly columns: number;
  write(text: string): void;
  style(style: Style, text: string): string;
}

export type Style = 'bold' | 'dim' | 'cyan' | 'green' | 'yellow' | 'red' | 'underline';

const DEFAULT_COLUMNS = 80;
/** Longer lines are hard to read. */
const MAX_COLUMNS = 100;

/** The standard output. Colours are for terminals, as NO_COLOR and FORCE_COLOR have it; the second wins, as in Node. */
export function standardOutput(): Output {
  const { stdout } = process;
  const { FORCE_COLOR = '', NO_COLOR = '' } = process.env;
  const forced = !['', '0', 'false'].includes(FORCE_COLOR);
  const colors = forced || (stdout.isTTY && NO_COLOR === '' && FORCE_COLOR === '' && stdout.hasColors());
  return {
    pretty: stdout.isTTY || forced,
    columns: Math.min(stdout.columns || DEFAULT_COLUMNS, MAX_COLUMNS),
    write: (text) => void stdout.write(text),
    style: (style, text) => (colors ? styleText(style, text, { validateStream: false }) : text),
  };
}

/** What somebody else wrote, without the characters that would command the terminal or turn its lines around. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Bidi_Control}]/gu, '�');
}

/** The text in lines of at most `columns`, each after the first indented like the first one's text. */
export function wrapped(text: string, columns: number, first = ''): string {
  const indent = ' '.repeat(first.length);
  let line = first;
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const gap = line.trim() === '' || line === first ? '' : ' ';
    if (line !== first && line.length + gap.length + word.length > columns) {
      lines.push(line);
      line = indent + word;
    } else line += gap + word;
  }
  return [...lines, line].join('\n');
}
