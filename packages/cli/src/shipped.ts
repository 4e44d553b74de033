import { readdirSync } from 'node:fs';
import type { Dialect } from '@resilient-socket/core';
import type { Locale } from '@resilient-socket/core/reference';
import { UsageError } from './usage-error.ts';

// Languages and dialects are files of the core package. Whoever adds one adds it here, too, without another line.
const LANGUAGES = '@resilient-socket/core/reference/';
const DIALECTS = '@resilient-socket/core/dialects/';

/** The language with this tag. @throws UsageError that lists those that there are. */
export async function language(tag: string): Promise<Locale> {
  const names = modulesBeside(`${LANGUAGES}en`);
  const found = names.find((name) => name === tag.toLowerCase());
  if (found) return only<Locale>(LANGUAGES + found);
  const tags = await Promise.all(names.map(async (name) => (await only<Locale>(LANGUAGES + name)).tag));
  throw new UsageError(`no language '${tag}'; there are: ${tags.join(', ')}`);
}

/** The names of all dialects. */
export function dialectNames(): readonly string[] {
  return modulesBeside(`${DIALECTS}discord-gateway`);
}

/** The dialects with these names, or whose names begin so. @throws UsageError that lists those that there are. */
export async function dialectsNamed(given: readonly string[]): Promise<readonly Dialect[]> {
  const names = given.flatMap(matching);
  return Promise.all([...new Set(names)].map((name) => only<Dialect>(DIALECTS + name)));
}

function matching(given: string): readonly string[] {
  const names = dialectNames();
  const asked = given.toLowerCase();
  if (names.includes(asked)) return [asked];
  const beginning = names.filter((name) => asked !== '' && name.startsWith(asked));
  if (beginning.length > 0) return beginning;
  throw new UsageError(`no dialect '${given}'; there are: ${names.join(', ')}`);
}

/** The names of the modules in the folder of this one: `x.js` when published, `x.ts` in development. */
function modulesBeside(specifier: string): readonly string[] {
  return readdirSync(new URL('.', import.meta.resolve(specifier)))
    .filter((file) => /^[^.]+\.[jt]s$/.test(file))
    .map((file) => file.slice(0, -'.js'.length));
}

async function only<Value>(specifier: string): Promise<Value> {
  const exports: object = await import(specifier);
  return Object.values(exports)[0] as Value;
}
