import { parseArgs } from 'node:util';
import { RUNTIME_NAMES, type RuntimeName } from './client.ts';

export interface Options {
  readonly runtimes: readonly RuntimeName[];
  readonly quick: boolean;
  readonly assert: boolean;
}

const USAGE = `node --conditions=@resilient-socket/source src/main.ts [--only ${RUNTIME_NAMES.join('|')}] [--quick] [--assert]`;

/** @throws TypeError for an option that does not exist, RangeError for a runtime that does not. */
export function parseOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string', multiple: true, default: [...RUNTIME_NAMES] },
      quick: { type: 'boolean', default: false },
      assert: { type: 'boolean', default: false },
    },
  });
  const unknown = values.only.find((name) => !RUNTIME_NAMES.includes(name as RuntimeName));
  if (unknown !== undefined) throw new RangeError(`no runtime is called ${unknown}; usage: ${USAGE}`);
  return { runtimes: values.only as RuntimeName[], quick: values.quick, assert: values.assert };
}
