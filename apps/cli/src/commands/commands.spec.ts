import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { ran } from '#test/support/command-line';
import { temporaryFolder } from '#test/support/tmp';
import { commandLine, exits, FLAG, VALUE } from '../command.js';
import { help, helpOf } from './help.js';
import { commandNamed } from './named.js';
import { commands } from './table.js';

const COLUMNS = 120;

const folder = temporaryFolder();

afterAll(() => {
  folder.remove();
});

interface Ran {
  readonly exit: number;
  readonly lines: readonly string[];
}

/** Runs a command and keeps what it writes. */
const run = async (name: string, ...args: readonly string[]): Promise<Ran> => {
  const { exit, text } = await ran(name, ...args);
  return { exit, lines: text.split('\n').slice(0, -1) };
};

const fileWith = (name: string, text: string): string => {
  const file = folder.file(name);
  writeFileSync(file, text);
  return file;
};

const sample = {
  format: 'khoabang.case/1',
  pack: 'VN-CIVIL-2025',
  posts: ['P1'],
  candidates: [
    {
      id: 'A',
      preferences: ['P1'],
      written: { marks: ['72', '75'] },
      defence: {
        sheets: [
          { member: 'M1', score: '82' },
          { member: 'M2', score: '85' },
        ],
      },
    },
  ],
};

const SECRET = '5'.repeat(64);

describe('commit', () => {
  const one = async (...args: readonly string[]) => {
    const { exit, lines } = await run('commit', ...args);
    expect(lines).toHaveLength(1);
    return { exit, answer: JSON.parse(lines[0]!) as Readonly<Record<string, unknown>> };
  };
  const checked = async (opened: object) =>
    (await one('check', fileWith('opened.json', JSON.stringify(opened)))).answer;

  it('makes the secret of a lot that opens its commitment, another each time', async () => {
    const { exit, answer } = await one('lot');
    expect(exit).toBe(exits.ok);
    expect(await checked(answer)).toMatchObject({ kind: 'LOT', matches: true });
    expect(await checked({ ...answer, secret: SECRET })).toMatchObject({ matches: false });
    expect((await one('lot')).answer['secret']).not.toBe(answer['secret']);
  });

  it('makes a number to give to a lot, another each time', async () => {
    const numbers = [await one('number'), await one('number')].map(({ answer }) => answer['number']);
    expect(numbers).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/), expect.stringMatching(/^[0-9a-f]{64}$/)]);
    expect(new Set(numbers).size).toBe(2);
  });

  it('makes a code map for candidates, or salt and commitment for a map', async () => {
    const drawn = await one('code-map', fileWith('candidates.json', '["c1","c2","c3"]'));
    const map = drawn.answer['map'] as readonly { code: string; candidate: string }[];
    expect(map.map(({ candidate }) => candidate)).toEqual(['c1', 'c2', 'c3']);
    expect(drawn.answer['codes']).toEqual(map.map(({ code }) => code).sort());
    expect(await checked(drawn.answer)).toMatchObject({ kind: 'CODE_MAP', matches: true });
    const kept = await one('code-map', fileWith('map.json', JSON.stringify(map)));
    expect(kept.answer['map']).toEqual(map);
    expect(kept.answer['salt']).not.toBe(drawn.answer['salt']);
    expect(await checked({ ...kept.answer, salt: drawn.answer['salt'] })).toMatchObject({ matches: false });
  });

  it('makes what sha256sum makes by the formula it tells', async () => {
    const text = [SECRET, 'X1=A', 'X2=B'].join('\n');
    const commitment = createHash('sha256').update(text).digest('hex');
    const map = [
      { code: 'X2', candidate: 'B' },
      { code: 'X1', candidate: 'A' },
    ];
    expect(await checked({ commitment, map, salt: SECRET })).toMatchObject({ matches: true });
    const ofLot = createHash('sha256').update(Buffer.from(SECRET, 'hex')).digest('hex');
    expect(await checked({ commitment: ofLot, secret: SECRET })).toMatchObject({ matches: true });
  });

  it.each([
    ['code-map', '[]', ''],
    ['code-map', '["a=b"]', ''],
    ['code-map', '["a","a"]', ''],
    ['code-map', '[{"code":"X1","candidate":"A"},{"code":"X1","candidate":"B"}]', ''],
    ['check', '{}', 'commitment'],
    ['check', `{"commitment":"${SECRET}"}`, 'map'],
    ['check', `{"commitment":"${SECRET}","map":[{"code":"X1","candidate":"A"}],"salt":"x"}`, 'salt'],
    ['check', '[]', 'commitment'],
  ])('%s names what is wrong with %s', async (what, text, path) => {
    const { exit, answer } = await one(what, fileWith('bad-commitment.json', text));
    expect(exit).toBe(exits.badInput);
    expect(answer).toMatchObject({ error: { code: 'malformed-commitment', path } });
  });

  it.each([[['paper']], [['lot', 'file']], [['number', 'file']], [[]]])('does not know %j', async (args) => {
    await expect(run('commit', ...args)).rejects.toThrow('khoabang commit');
  });
});

describe('compute', () => {
  it('answers a case with its result', async () => {
    const { exit, lines } = await run('compute', fileWith('case.json', JSON.stringify(sample)));
    expect(exit).toBe(exits.ok);
    expect(JSON.parse(lines[0]!)).toMatchObject({ complete: true, candidates: [{ id: 'A', total: '83.50', rank: 1 }] });
  });

  it('answers a number where a score belongs with the place of the fault', async () => {
    const text = JSON.stringify(sample).replace('"72"', '72');
    const { exit, lines } = await run('compute', fileWith('number.json', text));
    expect(exit).toBe(exits.badInput);
    expect(JSON.parse(lines.join(''))).toMatchObject({
      error: { code: 'score-not-decimal-string', path: 'candidates[0].written.marks[0]' },
    });
  });

  it.each([
    ['text that is not JSON', '{"format"'],
    ['an empty file', ''],
  ])('answers %s with an error object', async (_, text) => {
    const { exit, lines } = await run('compute', fileWith('bad.json', text));
    expect(exit).toBe(exits.badInput);
    expect(JSON.parse(lines.join(''))).toMatchObject({ error: { code: 'malformed-json', path: '' } });
  });

  it('takes a document for a document, though it looks like a fault', async () => {
    const text = '{"code":"C","path":"P","message":"M"}';
    const { exit, lines } = await run('compute', fileWith('like-a-fault.json', text));
    expect(exit).toBe(exits.badInput);
    expect(JSON.parse(lines.join(''))).toMatchObject({ error: { path: 'format' } });
  });

  it.each([[[] as string[]], [['--lines']]])('answers a missing file with an error object (%j)', async (more) => {
    const { exit, lines } = await run('compute', folder.file('nowhere.json'), ...more);
    expect(exit).toBe(exits.badInput);
    expect(JSON.parse(lines.join(''))).toMatchObject({ error: { code: 'unreadable-input' } });
  });

  it('answers line by line, in order, past a line that cannot be computed', async () => {
    const text = [JSON.stringify(sample), 'nonsense', JSON.stringify(sample)].join('\n');
    const { exit, lines } = await run('compute', fileWith('cases.jsonl', `${text}\n`), '--lines');
    expect(exit).toBe(exits.ok);
    const answers = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(answers.map((answer) => 'error' in answer)).toEqual([false, true, false]);
  });

  it('refuses options and files that it does not know', async () => {
    await expect(run('compute', '--fast')).rejects.toMatchObject({ exit: exits.usage });
    await expect(run('compute', 'a', 'b')).rejects.toMatchObject({ exit: exits.usage });
    await expect(run('term', '--lines')).rejects.toThrow('Use `khoabang term [FILE|-]`');
  });
});

describe('clock and term', () => {
  it('answer with the last day', async () => {
    const clock = { format: 'khoabang.clock/1', start: '2026-04-24', length: 5, unit: 'WORKING_DAYS', calendar: 'VN' };
    const term = { format: 'khoabang.term/1', from: '2022-07-01', years: 5 };
    const due = await run('clock', fileWith('clock.json', JSON.stringify(clock)));
    expect(JSON.parse(due.lines.join(''))).toMatchObject({ due: '2026-05-06' });
    const until = await run('term', fileWith('term.json', JSON.stringify(term)));
    expect(JSON.parse(until.lines.join(''))).toMatchObject({ until: '2027-06-30' });
  });
});

describe('packs', () => {
  it('lists every pack, and shows one with the source of each parameter', async () => {
    expect((await run('packs')).lines.join('\n')).toContain('VN-CIVIL-2025@1');
    const shown = (await run('packs', 'show', 'VN-CIVIL-2025')).lines.join('\n');
    expect(shown).toMatch(/defence\.spreadLimit +"10" +← TT 22\/2025 Art 22\(1\)/);
  });

  it('names the packs there are when asked for another', async () => {
    await expect(run('packs', 'show', 'VN-2099')).rejects.toThrow('VN-CIVIL-2025@1');
  });
});

describe('settings', () => {
  it('take nothing behind them', async () => {
    await expect(run('settings', 'all')).rejects.toMatchObject({ exit: exits.usage });
  });

  it('prints every setting with its value, and masks secrets', async () => {
    const given = {
      KHOABANG_ADMIN_PASSWORD: 'a sample password',
      KHOABANG_METRICS: '9464',
      KHOABANG_METRICS_TOKEN: 'a-sample-token-that-nobody-guesses',
    };
    Object.assign(process.env, given);
    try {
      const text = (await run('settings')).lines.join('\n');
      for (const name of ['KHOABANG_ADMIN_PASSWORD', 'KHOABANG_METRICS_TOKEN'] as const) {
        expect(text).toContain(`${name} = ********`);
        expect(text).not.toContain(given[name]);
      }
    } finally {
      for (const name of Object.keys(given)) Reflect.deleteProperty(process.env, name);
    }
  });
});

describe('hash', () => {
  const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

  it('prints the SHA-256 of each file in its own line, with its name', async () => {
    const [one, other] = [fileWith('sheet.pdf', 'phiếu điểm'), fileWith('minutes.pdf', '')];
    const { exit, lines } = await run('hash', one, other);
    expect({ exit, lines }).toEqual({
      exit: exits.ok,
      lines: [`${sha256('phiếu điểm')}  ${one}`, `${sha256('')}  ${other}`],
    });
  });

  it('reads a large file piece by piece', async () => {
    const text = 'x'.repeat(5_000_000);
    expect((await run('hash', fileWith('scan.pdf', text))).lines[0]).toContain(sha256(text));
  });

  it('says of a folder, and of what is not there, what to do instead, and prints no hash beside it', async () => {
    const file = fileWith('sheet.pdf', 'phiếu điểm');
    await expect(run('hash', file, folder.path)).rejects.toMatchObject({
      exit: exits.usage,
      message: expect.stringMatching(/là thư mục.*is a folder: name the files in it/) as string,
    });
    await expect(run('hash', folder.file('nowhere'))).rejects.toThrow(/nowhere cannot be read/);
    await expect(run('hash')).rejects.toThrow('khoabang hash FILE…');
  });
});

describe('a command line', () => {
  const read = (...args: readonly string[]) =>
    commandLine(args, 'khoabang test A [B] [--url URL] [--json]', { url: VALUE, json: FLAG }, [1, 2]);

  it.each([
    [['a', '--url', 'http://a', '--json']],
    [['--json', '--url', 'http://a', 'a']],
    [['--url=http://a', 'a', '--json']],
  ])('is read in any order: %j', (args) => {
    const { positionals, values } = read(...args);
    expect({ positionals, ...values }).toEqual({ positionals: ['a'], url: 'http://a', json: true });
  });

  it('takes a dash for a word', () => {
    expect(read('-').positionals).toEqual(['-']);
  });

  it.each([
    [['a', '--uri', 'x'], "Unknown option '--uri'"],
    [['a', '--url'], "'--url <value>' argument missing"],
    [['a', '--url', '--json'], "'--url' argument is ambiguous"],
    [[], 'Use `khoabang test A [B]'],
    [['a', 'b', 'c'], 'Use `khoabang test A [B]'],
  ])('is told how to be written when it is %j', (args, sentence) => {
    const reading = () => read(...args);
    expect(reading).toThrow(sentence);
    expect(reading).toThrow('Use `khoabang test A [B] [--url URL] [--json]`');
    expect(reading).toThrow(expect.objectContaining({ exit: exits.usage }) as Error);
  });
});

describe('help', () => {
  const texts = [help(), ...commands.map(helpOf)];

  it('names every command under what it is for', () => {
    for (const { name, usage } of commands) expect(help()).toContain(`  ${`${name} ${usage}`.trim()}`);
    const headings = help()
      .split('\n')
      .filter((_, at, lines) => lines[at - 1] === '');
    expect(headings.slice(0, -1)).toEqual([
      'Tính kết quả / Compute a result',
      'Hỏi về một kết quả / Ask about a result',
      'Quy chế / The law',
      'Cam kết / Commit',
      'Vận hành / Run',
    ]);
  });

  it('fits 120 columns', () => {
    for (const line of texts.flatMap((text) => text.split('\n'))) expect(line.length).toBeLessThanOrEqual(COLUMNS);
  });

  it('tells of one command how it is written, with its options', () => {
    const lines = helpOf(commandNamed('what-if')).split('\n');
    expect(lines[0]).toBe('khoabang what-if ROUND|FILE [--OPTION VALUE]… [--at INSTANT|POSITION] [--json]');
    expect(lines).toContainEqual(
      expect.stringMatching(/^ {2}--pass-mark 55 +điểm đạt bài viết · pass mark of the paper$/),
    );
  });
});

describe('a command that there is not', () => {
  it.each([
    ['wy', 'why'],
    ['whatif', 'what-if'],
    ['comptue', 'compute'],
    ['rob', 'robustness'],
    ['package', undefined],
    ['marker', 'markers'],
  ])('is %s, and the nearest is %s', (name, near) => {
    const sentence = near === undefined ? 'Known: compute, clock, ' : `Did you mean ${near}?`;
    expect(() => commandNamed(name)).toThrow(sentence);
    expect(() => commandNamed(name)).toThrow(expect.objectContaining({ exit: exits.usage }) as Error);
  });
});
