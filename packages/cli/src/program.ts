import { readFileSync } from 'node:fs';
import { Command, CommanderError, Option } from 'commander';
import { integer, oneCode } from './arguments.ts';
import { codes } from './codes.ts';
import { compareTwo } from './compare.ts';
import { dialects } from './dialects.ts';
import { FAILURE, SUCCESS, WRONG_USAGE } from './exit-codes.ts';
import { explainOne } from './explain.ts';
import { schedule } from './schedule.ts';
import { standardOutput } from './terminal.ts';
import { UsageError } from './usage-error.ts';
import { watch } from './watch.ts';
import { withoutSecrets } from './without-secrets.ts';

const MAX_ATTEMPTS = 1000;

/** Runs one command line, and returns its exit code. */
export async function run(args: readonly string[]): Promise<number> {
  let status = SUCCESS;
  const program = createProgram((code) => {
    status = code;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return status;
  } catch (error) {
    // Commander has said what was wrong.
    if (error instanceof CommanderError) return error.exitCode === 0 ? SUCCESS : WRONG_USAGE;
    console.error(`error: ${error instanceof Error ? error.message : error}`);
    return error instanceof UsageError ? WRONG_USAGE : FAILURE;
  }
}

function createProgram(ended: (status: number) => void): Command {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  const output = standardOutput();
  const program = new Command('resilient-socket')
    .description('Explains WebSocket close codes, draws what a client does about them, and watches a connection.')
    .version(version)
    .configureOutput({ outputError: (text, write) => write(withoutSecrets(text)) })
    .exitOverride();

  command('explain', 'What a close code means, when you see it, and how to fix it.')
    .argument('<code>', 'such as 1013', oneCode)
    .option('--reason <text>', 'the close reason, where a dialect looks at it')
    .addOption(lang())
    .addOption(dialect())
    .addHelpText('after', examples('explain 1013', 'explain 4004 --dialect discord', 'explain 1006 --lang pt-BR'))
    .action((code, options) => explainOne(code, options, output));

  command('compare', 'Two close codes side by side.')
    .argument('<a>', 'such as 1011', oneCode)
    .argument('<b>', 'such as 1013', oneCode)
    .addOption(lang())
    .addOption(dialect())
    .addHelpText('after', examples('compare 1011 1013', 'compare 1012 1013 --lang pt-BR'))
    .action((a, b, options) => compareTwo(a, b, options, output));

  command('codes', 'The standard close codes, or those of a dialect.')
    .addOption(dialect())
    .addHelpText('after', examples('codes', 'codes --dialect discord'))
    .action((options) => codes(options, output));

  command('dialects', 'The services and protocols whose codes are known.')
    .addHelpText('after', examples('dialects'))
    .action((options) => dialects(options, output));

  command('schedule', 'When a client comes back, if every attempt ends with the same code.')
    .argument('<code>', 'such as 1013', oneCode)
    .option('--attempts <count>', 'how many to show', integer(1, MAX_ATTEMPTS), 8)
    .option('--seed <number>', 'draws the same waits again (default: a new one)', integer(0, 2 ** 32 - 1))
    .option('--never-opened', 'each attempt fails before it opens')
    .option('--can-reauthenticate', 'there is a way to new credentials, and it works')
    .option('--reason <text>', 'the close reason, such as "retry-after-ms=2500"', '')
    .addOption(dialect())
    .addHelpText('after', examples('schedule 1013 --attempts 8 --seed 1', 'schedule 1006 --never-opened'))
    .action((code, options) => schedule(code, options, output));

  command('watch', 'Connects, and prints each close and decision until Ctrl-C.')
    .argument('<url>', 'such as wss://example.com/live')
    .addOption(listed('--protocol <name>', 'a subprotocol to offer; can be repeated'))
    .addOption(listed('--header <line>', 'a header such as "Authorization: Bearer …"; can be repeated'))
    .option('--messages', 'prints messages, shortened')
    .addOption(dialect())
    .addHelpText('after', examples('watch wss://example.com/live', 'watch ws://localhost:4600/ --json'))
    .action(async (url, options) => ended(await watch(url, options, output)));

  return program;

  function command(name: string, description: string): Command {
    return program.command(name).description(description).option('--json', 'prints JSON');
  }
}

function lang(): Option {
  return new Option('--lang <tag>', 'the language: en or pt-BR').default('en');
}

function dialect(): Option {
  return listed('--dialect <name>', 'a dialect, or the beginning of its name; can be repeated');
}

function listed(flags: string, description: string): Option {
  return new Option(flags, description)
    .default([], 'none')
    .argParser((value: string, before: readonly string[]) => [...before, value]);
}

function examples(...lines: readonly string[]): string {
  return `\nExamples:\n${lines.map((line) => `  resilient-socket ${line}\n`).join('')}`;
}
