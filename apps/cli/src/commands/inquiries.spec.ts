import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NO_STREAM, type Recorded } from '#kernel';
import { sqliteEventStore } from '#stores';
import { ran } from '#test/support/command-line';
import { dataFolder, set } from '#test/support/data-folder';
import { frozenRound } from '#test/support/frozen-round';
import { sampleUntil } from '#test/support/sample-history';
import { exits } from '../command.js';
import { commandNamed } from './named.js';

const COLUMNS = 120;

const folder = dataFolder({ of: 'ALL' });
const log = folder.file('events.sqlite');
const scenario = (name: string): string => join('test/scenarios', `${name}.json`);

const json = async (name: string, ...args: readonly string[]): Promise<Record<string, unknown>> =>
  JSON.parse((await ran(name, ...args, '--json')).text) as Record<string, unknown>;

const fileWith = (name: string, text: string): string => {
  const file = folder.file(name);
  writeFileSync(file, text, { mode: 0o600 });
  return file;
};

const widest = (text: string): string => text.split('\n').toSorted((a, b) => b.length - a.length)[0] ?? '';

const newOf = (recorded: readonly Recorded[]) =>
  recorded.map(({ id, type, version, data, meta }) => ({ id, type, version, data, meta }));

const S01 = scenario('S01-baseline');
const round = frozenRound[0]!.stream.slice('round-'.length);
const { code } = frozenRound[0]!.data as { code: string };

/** A log with the frozen round, another of the same code before it under an id of its own, and one without a result. */
const written = (async () => {
  const store = sqliteEventStore({ file: log });
  const open = newOf(sampleUntil('DefenceSealed')).map((event) => ({ ...event, id: `open-${event.id}` }));
  const earlier = { ...frozenRound[0]!, id: 'earlier-draft' };
  await store.append('round-earlier', NO_STREAM, newOf([earlier]));
  await store.append('round-by-code', NO_STREAM, newOf(frozenRound));
  await store.append('round-open', NO_STREAM, open);
  return store;
})();

afterAll(async () => (await written).close());
beforeAll(() => written);

describe('a question about a round of the log', () => {
  it('is answered by its id and by its code, beside a writer who has it open', async () => {
    const byId = await json('why', 'by-code', 'C02');
    expect(byId).toMatchObject({ format: 'khoabang.why/1', candidate: 'C02', outcome: 'NOT_SELECTED', rank: 2 });
    expect(await json('why', code, 'C02')).toEqual(byId);
    expect(round).toBe(code);
    await (await written).append('round-beside', NO_STREAM, newOf([{ ...frozenRound[1]!, id: 'beside' }]));
  });

  it('is answered as it would have been then, by an instant or a position', async () => {
    const recorded = await Array.fromAsync((await written).read('round-by-code'));
    const compiled = recorded.findLast(({ type }) => type === 'ResultsCompiled')!;
    for (const at of [compiled.meta.at, String(compiled.position)])
      expect(await json('why', 'by-code', 'C02', '--at', at)).toEqual(await json('why', 'by-code', 'C02'));
    const drafted = String(recorded[0]!.position);
    await expect(ran('why', 'by-code', 'C02', '--at', drafted)).rejects.toThrow(/result/);
    await expect(ran('export-case', 'by-code', '--at', '1')).rejects.toThrow('no such round then');
    await expect(ran('why', 'by-code', 'C02', '--at', 'yesterday')).rejects.toThrow('Write --at as');
    await expect(ran('why', S01, 'C1', '--at', '1')).rejects.toThrow('A case file has no past');
  });

  it('is answered for a candidate by number', async () => {
    const { candidates } = frozenRound.find(({ type }) => type === 'EligibleListPublished')?.data as {
      candidates: readonly { candidate: string; candidateNo: string }[];
    };
    const number = candidates.find(({ candidate }) => candidate === 'C02')?.candidateNo ?? '';
    expect(await json('why', code, number)).toEqual(await json('why', code, 'C02'));
  });

  it('is refused before there is a result, in both languages', async () => {
    await expect(ran('why', 'open', 'c1')).rejects.toThrow(/chưa được tổng hợp.*have not been compiled/s);
    await expect(ran('robustness', 'open')).rejects.toMatchObject({ exit: exits.usage });
  });

  it('names the log that was looked at where there is no such round', async () => {
    await expect(ran('why', 'nowhere', 'A')).rejects.toThrow(
      `no round and no file nowhere. The log looked at is ${log}`,
    );
    await expect(ran('markers', 'nowhere')).rejects.toMatchObject({ exit: exits.usage });
  });

  it('names the log also where there is none yet', async () => {
    set('KHOABANG_DATA', folder.file('empty'));
    await expect(ran('why', 'R1', 'A')).rejects.toThrow(`The log looked at is ${folder.file('empty')}`);
  });

  it('takes a folder of that name for no file', async () => {
    mkdirSync(folder.file('a-folder'));
    await expect(ran('why', folder.file('a-folder'), 'A')).rejects.toThrow('no round and no file');
  });

  it('says in the words of the store what is wrong with the log', async () => {
    set('KHOABANG_EVENTS', `sqlite:${fileWith('not-a-log', 'plain text, and nothing that SQLite could read')}`);
    await expect(ran('why', 'R1', 'A')).rejects.toMatchObject({ exit: exits.unreachable });
  });

  it('is refused where others on the machine may read the log, with what to type', async () => {
    chmodSync(log, 0o644);
    await expect(ran('why', 'by-code', 'C02')).rejects.toThrow(/chmod go-rwx '.*events\.sqlite'$/);
    chmodSync(log, 0o600);
  });

  it('cannot be answered from a log in memory, and says so', async () => {
    set('KHOABANG_EVENTS', 'memory:');
    await expect(ran('why', 'R1', 'A')).rejects.toMatchObject({
      exit: exits.setting,
      message: expect.stringMatching(/chỉ hỏi được qua HTTP.*only over HTTP/) as string,
    });
    expect((await ran('why', S01, 'A')).exit).toBe(exits.ok);
  });
});

describe('a question about a case file', () => {
  it('names a file that cannot be read', async () => {
    const file = fileWith('a-file', '');
    await expect(ran('why', join(file, 'below'), 'A')).rejects.toThrow(/Không đọc được.*cannot be read/);
  });

  it.each([
    ['text that is not JSON', '{"format"', 'malformed-json'],
    ['another format', '{"format":"khoabang.clock/1"}', 'unknown-value'],
    ['a number where a score belongs', readFileSync(S01, 'utf8').replace('"72"', '72'), 'score-not-decimal-string'],
  ])('answers %s with the error object of `compute`', async (_, text, expected) => {
    const { exit, text: answer } = await ran('robustness', fileWith('bad.json', text));
    expect(exit).toBe(exits.badInput);
    expect(JSON.parse(answer)).toMatchObject({ error: { code: expected } });
  });

  it('takes a file with a byte order mark as one without', async () => {
    const marked = fileWith('marked.json', `\uFEFF${readFileSync(S01, 'utf8')}`);
    expect(await json('robustness', marked)).toEqual(await json('robustness', S01));
  });

  it('answers an unknown candidate with the error object', async () => {
    const { exit, text } = await ran('why', S01, 'Z');
    expect(exit).toBe(exits.badInput);
    expect(JSON.parse(text)).toMatchObject({ error: { code: 'unknown-candidate', path: 'candidate' } });
  });

  it('has no markers: it does not say who marked', async () => {
    await expect(ran('markers', S01)).rejects.toMatchObject({
      exit: exits.usage,
      message: expect.stringMatching(/không cho biết ai đã chấm.*does not say who marked/) as string,
    });
  });
});

describe('a command line', () => {
  it.each([
    ['why', [S01]],
    ['why', ['--json', S01]],
    ['why', [S01, 'A', '--fast']],
    ['what-if', [S01, '--passmark', '55']],
    ['robustness', []],
    ['what-if', [S01, 'A']],
    ['markers', [code, 'C02']],
  ])('of %s with %j is told how to write it', async (name, args) => {
    await expect(ran(name, ...args)).rejects.toMatchObject({
      exit: exits.usage,
      message: expect.stringContaining(`khoabang ${name} `) as string,
    });
  });

  it('may have its options anywhere', async () => {
    expect(await ran('why', '--json', S01, 'A')).toEqual(await ran('why', S01, 'A', '--json'));
  });

  it.each([
    ['why', [S01, 'A', '--fast'], "Unknown option '--fast'"],
    ['what-if', [S01, '--passmark', '55'], "Unknown option '--passmark'"],
    ['what-if', [S01, '--pass-mark'], "'--pass-mark <value>' argument missing"],
    ['what-if', [S01, '--bands', '5'], 'Write --bands as 5/10'],
    ['what-if', [S01, '--weights', '0.4'], 'Write --weights as 0.4/0.6'],
    ['what-if', [S01, '--change', 'no-such-file'], 'no-such-file holds no change'],
    ['what-if', [S01, '--change', fileWith('list.json', '["55"]')], 'holds no change'],
    ['what-if', [S01, '--change', fileWith('null.json', 'null')], 'holds no change'],
    ['what-if', [S01, '--change', fileWith('broken.json', '{')], 'Write the keys of one as JSON'],
  ])('of %s with %j is answered by a sentence', async (name, args, sentence) => {
    await expect(ran(name, ...args)).rejects.toMatchObject({
      exit: exits.usage,
      message: expect.stringContaining(sentence) as string,
    });
  });
});

describe('what-if', () => {
  it.each([
    [['--pack', 'VN-PILOT-2017'], { pack: 'VN-PILOT-2017' }],
    [['--pass-mark', '70'], { writtenPassMark: '70' }],
    [['--defence-pass-mark', '80'], { defencePassMark: '80' }],
    [['--spread-limit', '5'], { spreadLimit: '5' }],
    [['--ranking', 'SUM'], { ranking: 'SUM' }],
    [
      ['--ranking', 'WEIGHTED', '--weights', '0.4/0.6'],
      { ranking: 'WEIGHTED', weights: { written: '0.4', defence: '0.6' } },
    ],
    [['--allocation', 'SERIAL_BY_PREFERENCE'], { allocation: 'SERIAL_BY_PREFERENCE' }],
    [['--exclude', 'M1,M2'], { excludeMembers: ['M1', 'M2'] }],
    [['--bands', '5/10'], { bands: { meanUpTo: '5', talkBelow: '10', unit: 'POINTS' } }],
    [['--bands', '10/-%'], { bands: { meanUpTo: '10', talkBelow: null, unit: 'PERCENT_OF_SCALE' } }],
    [['--tie-order', 'TOTAL,AUTHORITY'], { tieOrder: ['TOTAL', 'AUTHORITY'] }],
    [
      ['--change', fileWith('change.json', '{"writtenPassMark":"55","rounding":{"mode":"HALF_EVEN"}}')],
      { writtenPassMark: '55', rounding: { mode: 'HALF_EVEN' } },
    ],
    [
      ['--change', fileWith('mark.json', '\uFEFF{"writtenPassMark":"55"}'), '--pass-mark', '70'],
      { writtenPassMark: '70' },
    ],
    [[], {}],
  ])('takes %j for the change %j, and tells it in words', async (options, change) => {
    const answer = await json('what-if', S01, ...options);
    expect(answer).toMatchObject({ format: 'khoabang.what-if/1', hypothetical: true });
    expect(answer['change']).toEqual(change);
    const { exit, text } = await ran('what-if', S01, ...options);
    expect(exit).toBe(exits.ok);
    expect(text.split('Kết quả khác')[0]).not.toMatch(/[{}]|undefined|\[object/);
    expect(widest(text).length).toBeLessThanOrEqual(COLUMNS);
  });

  it.each([
    ['--ranking', 'BY_AGE', { path: 'ranking', message: expect.stringContaining('GATE_THEN_DEFENCE') as string }],
    [
      '--pack',
      'VN-2099',
      { code: 'unknown-pack', path: 'pack', message: expect.stringContaining('VN-CIVIL-2025@1') as string },
    ],
  ])('answers %s %s, which the rules do not know, with the error object', async (option, value, error) => {
    const { exit, text } = await ran('what-if', S01, option, value);
    expect(exit).toBe(exits.badInput);
    expect(JSON.parse(text)).toMatchObject({ error });
  });

  it('takes every option with the value that its help gives for an example', async () => {
    const options = commandNamed('what-if').options?.map(([option]) => option.split(' ')) ?? [];
    const example = options.filter(([option]) => option !== '--change');
    expect(options).toHaveLength(11);
    expect(Object.keys((await json('what-if', S01, ...example.flat()))['change'] as object)).toHaveLength(10);
  });

  it('shows both sides, and that nothing is recorded', async () => {
    const { text } = await ran('what-if', S01, '--pass-mark', '70');
    expect(text).toContain('GIẢ ĐỊNH / HYPOTHETICAL  VN-CIVIL-2025@1 → VN-CIVIL-2025@1');
    expect(text).toContain('Điểm đạt bài viết / pass mark of the paper: 70');
    expect(text).toMatch(/B {2}outcome +WINNER +→ {2}ELIMINATED_WRITTEN/);
    expect(text).toContain('không được ghi nhận');
  });

  it('cuts what another pack says at length, and says where all of it is shown', async () => {
    const { text } = await ran('what-if', code, '--pack', 'VN-PILOT-2017');
    expect(text).toMatch(/appeal\.window\.value +\{"length":5/);
    expect(text).toContain('… khoabang packs diff VN-CIVIL-2025@1 VN-PILOT-2017@1');
    expect(text).not.toMatch(/\.(?:source|confidence) /);
  });

  it('of the round as it was says that nothing differs', async () => {
    const { text } = await ran('what-if', code);
    expect(text).toContain('không đổi gì / no change');
    expect(text.match(/không có \/ none/g)).toHaveLength(2);
  });
});

describe('the case of a round', () => {
  it('is printed so that compute makes the result of the round of it, by id and by code', async () => {
    const { exit, text } = await ran('export-case', code);
    expect(exit).toBe(exits.ok);
    expect(JSON.parse(text)).toMatchObject({ format: 'khoabang.case/1', pack: 'VN-CIVIL-2025@1' });
    const { candidates } = JSON.parse((await ran('compute', fileWith('exported.json', text))).text) as {
      candidates: readonly Record<string, unknown>[];
    };
    const compiled = frozenRound.findLast(({ type }) => type === 'ResultsCompiled')?.data as {
      lines: readonly Record<string, unknown>[];
    };
    const bare = (lines: readonly Record<string, unknown>[]) => lines.map((line) => ({ ...line, because: null }));
    expect(bare(candidates)).toEqual(bare(compiled.lines));
    expect((await ran('export-case', 'by-code')).text).toBe(text);
  });

  it('is not made of a file, nor of a round without a result', async () => {
    await expect(ran('export-case', S01)).rejects.toThrow(/tệp hồ sơ.*case file already/s);
    await expect(ran('export-case', fileWith('none.json', '{'))).rejects.toMatchObject({ exit: exits.usage });
    await expect(ran('export-case', 'open')).rejects.toThrow(/chưa được tổng hợp/);
  });
});

describe('words', () => {
  it.each([
    ['why', [code, 'C02']],
    ['why', [code, 'C15']],
    ['why', [scenario('S09-tie-pending'), 'A']],
    ['why', [scenario('S08-relative-excluded-by-plan'), 'A']],
    ['robustness', [code]],
    ['robustness', [scenario('S25-leave-one-out-all')]],
    ['markers', [code]],
    ['what-if', [code, '--pack', 'VN-PILOT-2017']],
  ])('of %s %j fit 120 columns, in both languages, and say what the JSON says', async (name, args) => {
    const { exit, text } = await ran(name, ...args);
    expect(exit).toBe(exits.ok);
    expect(widest(text).length).toBeLessThanOrEqual(COLUMNS);
    expect(text).not.toMatch(/undefined|\[object|NaN/);
    expect(text).toMatch(/[ạảấầậốộ].* \/ [a-zA-Z]/);
    const answer = await json(name, ...args);
    expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
  });

  it('tell the rivals on whom a place depends, with total, rank and post', async () => {
    const { text } = await ran('why', code, 'C02');
    expect(text).toMatch(/C01 {2}WINNER {2}hạng \/ rank 1 {2}vị trí \/ post P01 {2}tổng \/ total 81\.80/);
  });

  it('tell each piece with its values and the events behind it', async () => {
    const { text } = await ran('why', code, 'C02');
    expect(text).toMatch(/C02 {2}Điểm của hai người chấm độc lập \/ .*\n {4}62, 69\n {4}#147 {2}MarkRecorded /);
    expect(text).toMatch(/RESCORE\n(?: {4}\S{36} \d\d\n){5} {4}#389 {2}SpreadReviewDecided/);
  });

  it('tell what a place waits for', async () => {
    const { text } = await ran('why', scenario('S09-tie-pending'), 'A');
    expect(text).toContain('Còn chờ / Waits for\n  A: TIE_DECISION\n  B: TIE_DECISION');
  });

  it('tell that a place rests on nothing yet, while others hold it up', async () => {
    const file = JSON.parse(readFileSync(S01, 'utf8')) as { candidates: { written: { marks: string[] } }[] };
    file.candidates[0]!.written.marks = ['60', '66'];
    const { text } = await ran('why', fileWith('held-up.json', JSON.stringify(file)), 'B');
    expect(text).toMatch(/A: HEAD_DECISION/);
    expect(text.trimEnd()).toMatch(/Evidence: .*\n {2}–$/);
  });

  it('tell that pieces matter only as a whole, where each would do without the other', async () => {
    const file = JSON.parse(readFileSync(S01, 'utf8')) as { candidates: { written: object }[] };
    file.candidates[0]!.written = { marks: ['40', '40'], zeroed: true };
    const both = fileWith('both.json', JSON.stringify(file));
    expect(await json('why', both, 'A')).toMatchObject({ outcome: 'ELIMINATED_WRITTEN', together: true });
    const { text } = await ran('why', both, 'A');
    expect(text).toContain('only without all of these the place changes');
    expect(widest(text).length).toBeLessThanOrEqual(COLUMNS);
  });

  it('tell of robustness only the posts that would go to somebody else', async () => {
    const { text } = await ran('robustness', code);
    expect(text).toMatch(/Giám khảo 1 \/ marker 1 +C05 {2}71 → 71\.25 +± 0\.25 +P03:\u00a0C05\n/);
    expect(text).toMatch(/P07:\u00a0–/);
  });

  it('tell of robustness where nobody could alter a winner, and where there is none', async () => {
    const none = JSON.parse(readFileSync(S01, 'utf8')) as { candidates: object[] };
    const nobody = fileWith('nobody.json', JSON.stringify({ ...none, candidates: [] }));
    const { text } = await ran('robustness', nobody);
    expect(text).toContain('Trúng tuyển / Winners\n  –');
    expect(text).toContain('không ai một mình làm được / nobody could alone');
  });
});
