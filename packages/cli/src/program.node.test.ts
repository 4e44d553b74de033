import { closeCodes, codeFacts } from '@resilient-socket/core';
import { discordGateway } from '@resilient-socket/core/dialects/discord-gateway';
import { compare, explain, toMarkdown } from '@resilient-socket/core/reference';
import { en } from '@resilient-socket/core/reference/en';
import { ptBR } from '@resilient-socket/core/reference/pt-br';
import { describe, expect, it } from 'vitest';
import { outcomeOf, run, start } from './program.test.helper.ts';

const ESCAPE = '\u001b';

describe('explain', () => {
  it('pipes 1013 as Markdown', async () => {
    expect(await run(['explain', '1013'])).toEqual({
      status: 0,
      out: toMarkdown(explain(1013, { locale: en })),
      err: '',
    });
  });

  it.each(['pt-BR', 'pt-br'])('takes %s for a language', async (lang) => {
    expect((await run(['explain', '1006', '--lang', lang])).out).toBe(toMarkdown(explain(1006, { locale: ptBR })));
  });

  it('asks a dialect about 4004, by the beginning of its name', async () => {
    const { out } = await run(['explain', '4004', '--dialect', 'discord-g']);
    expect(out).toBe(toMarkdown(explain(4004, { locale: en, dialects: [discordGateway] })));
  });

  it('takes the reason into account', async () => {
    const { out } = await run(['explain', '1011', '--dialect', 'deepgram', '--reason', 'NET-0001']);
    expect(out).toMatch(/^# 1011 NET-0001\n/);
  });

  it('prints JSON without headings', async () => {
    const { headings, ...rest } = explain(1013, { locale: en });
    expect(JSON.parse((await run(['explain', '1013', '--json'])).out)).toEqual(rest);
  });

  it('wraps and colours for a person', async () => {
    const { out } = await run(['explain', '1013'], { FORCE_COLOR: '1' });
    expect(out).toContain(`${ESCAPE}[1m1013 Try Again Later${ESCAPE}[22m`);
    expect(out).not.toMatch(/^#/m);
    expect(out).not.toContain('`');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: escape codes begin so.
    const lines = out.replace(/\u001b\[\d+m/g, '').split('\n');
    expect(Math.max(...lines.filter((line) => !line.includes('https://')).map(({ length }) => length))).toBeLessThan(
      81,
    );
  });
});

describe('compare', () => {
  it('pipes 1011 and 1013 as Markdown, in Portuguese', async () => {
    const { out } = await run(['compare', '1011', '1013', '--lang', 'pt-BR']);
    expect(out).toBe(toMarkdown(compare(1011, 1013, { locale: ptBR })));
  });

  it('prints JSON', async () => {
    const { a, b, keyDifferences } = JSON.parse((await run(['compare', '1013', '1011', '--json'])).out);
    expect([a.code, b.code]).toEqual([1013, 1011]);
    expect(keyDifferences).toEqual(en.pairs['1011/1013'].keyDifferences);
  });
});

describe('codes', () => {
  it('lists the standard codes with their facts', async () => {
    const { out } = await run(['codes']);
    expect(out).toMatch(/^code +name +category/);
    expect(out).toMatch(/^1013 {2}Try Again Later +overload +backoff +server +no$/m);
    const lines = out.trim().split('\n');
    expect(lines).toHaveLength(closeCodes.length + 1);
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(81);
  });

  it('prints the facts as JSON', async () => {
    const { out } = await run(['codes', '--json']);
    expect(JSON.parse(out)).toEqual(closeCodes.map(({ code }) => codeFacts(code)));
  });

  it('shows both dialects of Discord, with their sources', async () => {
    const { out } = await run(['codes', '--dialect', 'discord']);
    expect(out).toMatch(/^discord-gateway$/m);
    expect(out).toMatch(/^discord-voice$/m);
    expect(out).toMatch(/^4004 +Authentication failed +none$/m);
    expect(out).toMatch(/^4009 +Session timed out +backoff, a new session$/m);
    expect(out).toContain('https://discord.com/');
  });

  it('marks what is known from others, what has a limit, and what looks at the reason', async () => {
    const { out } = await run(['codes', '--dialect', 'twitch', '--dialect', 'deepgram', '--dialect', 'slack']);
    expect(out).toContain('known from others');
    expect(out).toMatch(/^1011 +NET-0001 +backoff, 3 attempts$/m);
    expect(out).toMatch(/^1000-4999 +as in the standard +backoff, a new session, no limit$/m);
  });

  it('prints a dialect as JSON', async () => {
    const [dialect] = JSON.parse((await run(['codes', '--dialect', 'discord-gateway', '--json'])).out);
    expect(dialect).toEqual(discordGateway);
  });
});

describe('dialects', () => {
  it('lists them', async () => {
    const { out } = await run(['dialects']);
    expect(out.split('\n')).toEqual(expect.arrayContaining(['centrifugo', 'discord-gateway', 'pusher']));
    expect(JSON.parse((await run(['dialects', '--json'])).out)).toEqual(out.trim().split('\n'));
  });
});

describe('wrong usage', () => {
  it.each([
    [['explain', '10x3'], /'10x3'.*must be an integer from 0 to 65535/],
    [['explain', '65536'], /'65536'.*must be an integer from 0 to 65535/],
    [['explain'], /missing required argument 'code'/],
    [['explain', '1013', '1014'], /too many arguments/],
    [['explain', '1013', '--lang', 'xx'], /no language 'xx'; there are: en, pt-BR/],
    [['codes', '--dialect', 'nobody'], /no dialect 'nobody'; there are: .*discord-gateway/],
    [['codes', '--dialect', ''], /no dialect ''/],
    [['compare', '1013', '1013'], /two different codes can be compared, got 1013 twice/],
    [['schedule', '1013', '--attempts', '0'], /'0'.*must be an integer from 1 to 1000/],
    [['schedule', '1013', '--seed', '-1'], /must be an integer from 0/],
    [['watch', 'foo'], /the URL must be complete, such as wss:\/\/example.com\/live/],
    [['watch', 'ws://127.0.0.1:99999/'], /the URL must be complete/],
    [['watch', 'ftp://127.0.0.1/'], /the URL must begin with ws:\/\/ or wss:\/\//],
    [['watch', 'ws://127.0.0.1/#a'], /the URL must have no fragment/],
    [['watch', 'ws://127.0.0.1/', '--protocol', 'a', '--protocol', 'a'], /each protocol must be another name/],
    [['watch', 'ws://127.0.0.1/', '--header', 'X: ☃'], /header 1 must be like "Name: value"/],
    [['watch', 'ws://127.0.0.1/', '--header', 'token'], /header 1 must be like "Name: value"/],
    [['explan'], /Did you mean explain\?/],
    [['explain', '1013', '--colour'], /unknown option '--colour'/],
  ])('%j ends with 2 and says what is legal', async (args, message) => {
    const { status, out, err } = await run(args);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toMatch(message);
    expect(err).not.toMatch(/^ +at /m);
  });
});

describe('a mistake with a token in it', () => {
  it.each([
    [['wss://user:hunter2@h/live?token=hunter2']],
    [['explain', 'wss://user:hunter2@h/live?token=hunter2']],
    [['watch', '--url=wss://user:hunter2@h/live?token=hunter2']],
    [['watch', 'ws://h', '--headers=Authorization:hunter2']],
    [['watch', 'ws://user:hunter2@h:99999/?token=hunter2']],
    [['watch', 'ws://h/', '--header', 'X: hunter2☃']],
  ])('%j is refused without repeating it', async (args) => {
    const { status, out, err } = await run(args);
    expect(status).toBe(2);
    expect(out + err).not.toContain('hunter2');
  });
});

describe('the program', () => {
  it.each([['--help'], ['explain', '--help'], ['watch', '--help']])('%s %s helps, with an example', async (...args) => {
    const { status, out } = await run(args);
    expect(status).toBe(0);
    expect(out).toContain('Usage: resilient-socket');
    if (args.length > 1) expect(out).toMatch(/Examples:\n {2}resilient-socket /);
  });

  it('says its version', async () => {
    expect((await run(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it.each([['explain', '1013'], ['codes'], ['schedule', '1013']])(
    '%s %s writes no colours into a pipe',
    async (...args) => {
      expect((await run(args)).out).not.toContain(ESCAPE);
    },
  );

  it('ends quietly when nobody reads on', async () => {
    const child = start(['explain', '1013']);
    child.stdout?.destroy();
    expect(await outcomeOf(child)).toMatchObject({ status: 0, err: '' });
  });
});
