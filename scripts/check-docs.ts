import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** Relative links of the Markdown files lead somewhere, every dialect is listed, and the TypeScript examples of the READMEs and recipes compile as they stand. */
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '--', '*.md'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '' && existsSync(file));
const problems = [...files.flatMap(brokenLinks), ...unlistedDialects()];

function brokenLinks(file: string): string[] {
  const text = readFileSync(file, 'utf8').replace(/```.*?```/gs, '');
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target))
    .filter((target) => !leadsSomewhere(file, target))
    .map((target) => `${file}: ${target} leads nowhere`);
}

function unlistedDialects(): string[] {
  const list = readFileSync('docs/dialects.md', 'utf8');
  return readdirSync('packages/core/src/dialects')
    .filter((file) => !file.includes('.test.'))
    .map((file) => file.replace('.ts', ''))
    .filter((name) => !list.includes(`| \`${name}\``))
    .map((name) => `docs/dialects.md: ${name} is not listed`);
}

function leadsSomewhere(file: string, target: string): boolean {
  const [path = '', anchor] = target.split('#');
  const linked = path === '' ? file : join(dirname(file), path);
  if (!existsSync(linked)) return false;
  return anchor === undefined || anchorsOf(readFileSync(linked, 'utf8')).includes(anchor);
}

/** As GitHub makes them from headings. */
function anchorsOf(markdown: string): string[] {
  return [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

/** Whose dependencies the examples of a file see; the root's see those of the React package, core among them. */
function folderOf(file: string): string | undefined {
  if (file === 'README.md') return 'packages/react';
  if (file === 'docs/clients.md') return 'proof';
  if (file === 'docs/dialects.md') return 'packages/core';
  return /^(packages\/[^/]+)\/README\.md$/.exec(file)?.[1];
}

/** Each block becomes a file of its own. */
function examplesOf(file: string): { path: string; code: string }[] {
  const folder = folderOf(file);
  if (!folder) return [];
  const name = file.replaceAll(/[/.]/g, '-');
  return [...readFileSync(file, 'utf8').matchAll(/```(tsx?)\n(.*?)```/gs)].map(([, extension, code = ''], index) => ({
    path: join(folder, 'examples', `${name}-${index + 1}.${extension}`),
    code: `${code}\nexport {};\n`,
  }));
}

const examples = files.flatMap(examplesOf);
const folders = new Set(examples.map(({ path }) => dirname(path)));
try {
  for (const { path, code } of examples) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, code);
  }
  for (const folder of folders) {
    const config = join(folder, 'tsconfig.json');
    const types = ['node', 'react'].filter((name) => existsSync(join(folder, '../node_modules/@types', name)));
    writeFileSync(
      config,
      JSON.stringify({
        extends: resolve('tsconfig.base.json'),
        compilerOptions: { types, jsx: 'react-jsx', noUnusedLocals: false, noUnusedParameters: false },
        // Declarations for packages that have none.
        include: ['.', '../src/**/*.d.ts'],
      }),
    );
    const { status, stdout } = spawnSync('tsc', ['-p', config], {
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
    if (status !== 0) problems.push(stdout);
  }
} finally {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}

for (const problem of problems) console.error(problem);
console.log(`${files.length} Markdown files, ${examples.length} examples, ${problems.length} problems`);
process.exitCode = problems.length > 0 ? 1 : 0;
