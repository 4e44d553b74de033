import { type Output, type Style, wrapped } from './terminal.ts';

const HEADINGS: readonly (readonly Style[])[] = [['bold', 'cyan'], ['bold'], ['underline'], ['dim']];
const LINK = /\[([^\]]+)\]\(([^)]+)\)/g;

/** Markdown of the reference for a terminal; as it is where it goes into a pipe. */
export function show(markdown: string, output: Output): void {
  output.write(
    output.pretty
      ? markdown
          .split('\n')
          .map((line) => shown(line, output))
          .join('\n')
      : markdown,
  );
}

function shown(line: string, output: Output): string {
  const [, marks = '', heading = ''] = /^(#+) (.*)$/.exec(line) ?? [];
  if (heading) return styled(HEADINGS[marks.length - 1] ?? [], heading, output);
  if (line === '') return '';
  const item = line.startsWith('- ');
  const text = (item ? line.slice(2) : line).replace(LINK, '$1: $2');
  return wrapped(text, output.columns, item ? '• ' : '').replace(/`([^`]*)`/g, (_, code: string) =>
    output.style('cyan', code),
  );
}

function styled(styles: readonly Style[], text: string, output: Output): string {
  return styles.reduce((inner, style) => output.style(style, inner), text);
}
