import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// Writes a dialect with one example code, and its test, for somebody to fill in.
const FOLDER = 'packages/core/src/dialects';
const USAGE = 'usage: pnpm new:dialect <name> <source>, such as: pnpm new:dialect my-service https://example.com/codes';

const [name = '', source = ''] = process.argv.slice(2);
const exported = name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

const dialect = `import { defineDialect } from '../decide/dialect.ts';

/** What the service is, and how to recognize it: its host, path or subprotocol. */
export const ${exported} = /* @__PURE__ */ defineDialect({
  name: '${name}',
  basis: 'documented',
  verified: 'primary',
  sources: ['${source}'],
  codes: {
    4000: { phrase: 'Its name: what it means to the client', category: 'fault' },
  },
});
`;

const test = `import { expect, it } from 'vitest';
import { classify } from '../decide/classify.ts';
import { ${exported} } from './${name}.ts';

it('4000 is a failure of the service, and worth a retry', () => {
  expect(classify(4000, { dialects: [${exported}] })).toMatchObject({ category: 'fault', recovery: 'backoff' });
});
`;

function problem(): string | undefined {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) return `the name must be in kebab case, got '${name}'`;
  if (!URL.canParse(source) || !source.startsWith('https:')) return `the source must be an https URL, got '${source}'`;
  return existsSync(join(FOLDER, `${name}.ts`)) ? `there is a dialect ${name} already` : undefined;
}

const wrong = problem();
if (wrong) {
  console.error(`${wrong}\n${USAGE}`);
  process.exitCode = 2;
} else {
  for (const [path, text] of [
    [join(FOLDER, `${name}.ts`), dialect],
    [join(FOLDER, `${name}.test.ts`), test],
  ] as const) {
    writeFileSync(path, text, { flag: 'wx' });
    console.log(path);
  }
  console.log('\nFill them in, then: cd packages/core && npx --yes pnpm@12.21.0 vitest run src/dialects');
}
