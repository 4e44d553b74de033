import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Plugin, transformWithOxc } from 'vite';

const IMPORTED = /^(readme|root-readme):(\d+)$/;
const MADE = /\0(readme|root-readme)-example-(\d+)\.tsx?$/;
const FILES: { readonly [name: string]: string } = { readme: 'README.md', 'root-readme': '../../README.md' };

/**
 * `import('readme:1')` is the first TypeScript example of the README of the package in `root`, as it stands;
 * `import('root-readme:1')` that of the repository's.
 */
export function readmeExamples(root: string): Plugin {
  function example(name: string, number: string): { extension: string; code: string } {
    const file = join(root, FILES[name] ?? '');
    const found = [...readFileSync(file, 'utf8').matchAll(/```(tsx?)\n(.*?)```/gs)][Number(number) - 1];
    if (!found) throw new Error(`${file} has no example ${number}`);
    const [, extension = '', code = ''] = found;
    return { extension, code };
  }

  return {
    name: 'readme-examples',
    enforce: 'pre',
    resolveId(source) {
      const [, name, number] = IMPORTED.exec(source) ?? [];
      if (!name || !number) return null;
      // The zero tells Vite that there is no such file.
      return join(root, `\0${name}-example-${number}.${example(name, number).extension}`);
    },
    async load(id) {
      const [, name, number] = MADE.exec(id) ?? [];
      if (!name || !number) return null;
      const { code, extension } = example(name, number);
      // Vite compiles only what is a file.
      return transformWithOxc(code, `example.${extension}`, { jsx: { runtime: 'automatic', development: true } });
    },
  };
}
