import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Plugin, transformWithOxc } from 'vite';

const IMPORTED = /^readme:(\d+)$/;
const MADE = /readme-example-(\d+)\.tsx?$/;

/** `import('readme:1')` is the first TypeScript example of the package's README, as it stands. */
export function readmeExamples(root: string): Plugin {
  function example(number: string | undefined): { extension: string; code: string } {
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    const found = [...readme.matchAll(/```(tsx?)\n(.*?)```/gs)][Number(number) - 1];
    if (!found) throw new Error(`${root}/README.md has no example ${number}`);
    const [, extension = '', code = ''] = found;
    return { extension, code };
  }

  return {
    name: 'readme-examples',
    enforce: 'pre',
    resolveId(source) {
      const [, number] = IMPORTED.exec(source) ?? [];
      // The zero tells Vite that there is no such file.
      return number && join(root, `\0readme-example-${number}.${example(number).extension}`);
    },
    async load(id) {
      const [, number] = MADE.exec(id) ?? [];
      if (!number) return null;
      const { code, extension } = example(number);
      // Vite compiles only what is a file.
      return transformWithOxc(code, `example.${extension}`, { jsx: { runtime: 'automatic', development: true } });
    },
  };
}
