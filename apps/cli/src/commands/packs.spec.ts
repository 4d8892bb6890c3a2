import { writeFileSync } from 'node:fs';
import { canonicalPack, findPack } from '#rules';
import { outputOf } from '#test/support/output';
import { temporaryFolder } from '#test/support/tmp';
import { exits } from '../command.js';
import { runPacks } from './packs.js';

const USAGE = 'khoabang packs [show ID | diff A B | check [FILE…]]';

const folder = temporaryFolder();

afterAll(() => {
  folder.remove();
});

/** Runs `khoabang packs …` and keeps what it writes. */
const run = async (...args: readonly string[]): Promise<{ readonly exit: number; readonly text: string }> => {
  const { answer, text } = await outputOf(() => runPacks(args, USAGE));
  return { exit: answer, text };
};

const civil = canonicalPack(findPack('VN-CIVIL-2025')!);

const fileWith = (name: string, text: string): string => {
  const file = folder.file(name);
  writeFileSync(file, text);
  return file;
};

describe('khoabang packs', () => {
  it('lists every pack with its hash, and flags those that nobody has verified', async () => {
    const { exit, text } = await run();
    const lines = text.trim().split('\n');
    expect(exit).toBe(exits.ok);
    expect(lines).toHaveLength(5);
    for (const line of lines) expect(line).toMatch(/^VN-[A-Z0-9-]+@1 +[0-9a-f]{12} +\d{4}-\d\d-\d\d – /);
    expect(lines.find((line) => line.startsWith('VN-PUBLIC-UNIT-2026'))).toContain('chưa được thẩm tra / not verified');
    expect(lines.find((line) => line.startsWith('VN-CIVIL-2025'))).not.toContain('chưa được thẩm tra / not verified');
  });

  it('shows a pack with value, source, kind and confidence, its courses as arrows and its clocks', async () => {
    const { text } = await run('show', 'VN-PUBLIC-UNIT-2020@1');
    expect(text).toMatch(
      /appeal\.window +\(theo kế hoạch \/ by the plan\) +← NĐ 115\/2020 Art 15\(3\)\(c\) +PLAN +F\n/,
    );
    expect(text).toMatch(/AFTER_WRITTEN_FINAL +GATE_THEN_DEFENCE, +DRAFT → PRINCIPLE_APPROVED → PLAN_APPROVED/);
    expect(text).toMatch(
      /dossierDue +30 DAYS +ResultsAnnounced → AppointmentFailed +CANDIDATE +← NĐ 115\/2020 +ANALOGY/,
    );
    expect((await run('show', 'VN-CIVIL-2025')).text).toMatch(/markingDue +15 \(30\) DAYS/);
  });

  it('shows side by side in what two packs differ, and only that', async () => {
    const { exit, text } = await run('diff', 'VN-PUBLIC-UNIT-2020', 'VN-CIVIL-2025');
    expect(exit).toBe(exits.ok);
    expect(text).toMatch(/^ +VN-PUBLIC-UNIT-2020@1 +VN-CIVIL-2025@1\n/);
    expect(text).toMatch(/appeal\.window\.value +null +length 5, unit "WORKING_DAYS"\n/);
    expect(text).toMatch(/bands\.source +TT 6\/2020\/TT-BNV +TT 22\/2025 Art 16\(2\)\n/);
    expect(text).toMatch(/courses\.SCHEME_ONLY +– +DRAFT → /);
    expect(text).toMatch(/clocks\.approveDue +– +5 WORKING_DAYS/);
    expect(text).not.toContain('written.minutes.value');
    expect((await run('diff', 'VN-CIVIL-2025', 'VN-CIVIL-2025@1')).text).toBe('VN-CIVIL-2025@1 = VN-CIVIL-2025@1\n');
  });

  it('shows where two packs lead through the same course differently', async () => {
    const other = civil
      .replace('"id":"VN-CIVIL-2025"', '"id":"XX-SAMPLE-COURSE"')
      .replaceAll('"MARKING?"', '"MARKING"')
      .replace('"stopsOn":[]', '"stopsOn":["RoundCancelled"]');
    expect((await run('check', fileWith('course.json', other))).exit).toBe(exits.ok);
    const { text } = await run('diff', 'XX-SAMPLE-COURSE', 'VN-CIVIL-2025');
    expect(text).toMatch(/courses\.AFTER_WRITTEN_FINAL\.stages +DRAFT → /);
    expect(text).toMatch(/stopsOn +"RoundCancelled" +\[\]\n/);
  });

  it('finds the packs of this build sound', async () => {
    const { exit, text } = await run('check');
    expect(exit).toBe(exits.ok);
    expect(text).toContain('VN-CONTRACT-2026@1: hợp lệ / sound\n');
  });

  it('tells every fault of given files with file and path', async () => {
    const bands = fileWith(
      'bands.json',
      civil.replace('"talkBelow":"10"', '"talkBelow":"4"').replace('2025"', '2099"'),
    );
    const law = fileWith('law.json', civil.replace('"termYears":{"confidence":"F"', '"termYears":{"confidence":"D"'));
    const broken = fileWith('broken.json', '{');
    const { exit, text } = await run(
      'check',
      fileWith('same.json', civil),
      bands,
      law,
      broken,
      folder.file('none.json'),
    );
    expect(exit).toBe(exits.badInput);
    expect(text).toMatch(/same\.json: hợp lệ \/ sound\n/);
    expect(text).toMatch(/bands\.json: bands\.value\.talkBelow: .*\(bands-contradict\)\n/);
    expect(text).toMatch(/law\.json: version: .*a correction is a new version \(pack-changed\)\n/);
    expect(text).toMatch(/broken\.json: the input is not JSON \(malformed-json\)\n/);
    expect(text).toMatch(/none\.json: cannot be read \(unreadable-input\)\n/);
  });

  it('checks files in order: of two with one id and version the later is at fault', async () => {
    const first = civil.replace('"id":"VN-CIVIL-2025"', '"id":"XX-SAMPLE-TWICE"');
    const large = fileWith('first.json', first.replace('{', `{${' '.repeat(2 ** 20)}`));
    const later = fileWith('later.json', first.replace('"places":2', '"places":1'));
    const { text } = await run('check', large, later, large);
    expect(text.split('\n').map((line) => line.slice(folder.path.length))).toEqual([
      expect.stringMatching(/first\.json: hợp lệ \/ sound$/),
      expect.stringMatching(/later\.json: version: XX-SAMPLE-TWICE@1 is known .*\(pack-changed\)$/),
      expect.stringMatching(/first\.json: hợp lệ \/ sound$/),
      '',
    ]);
  });

  it.each([[['show', 'VN-2099']], [['diff', 'VN-2099', 'VN-CIVIL-2025']], [['diff', 'VN-CIVIL-2025', 'VN-2099']]])(
    'names the packs there are when asked for another: %j',
    async (args) => {
      await expect(run(...args)).rejects.toMatchObject({
        exit: exits.usage,
        message: expect.stringMatching(
          /^There is no pack VN-2099\. Known: VN-PILOT-2017@1, .*VN-CIVIL-2025@1/,
        ) as string,
      });
    },
  );

  it.each([
    [['show']],
    [['show', 'a', 'b']],
    [['diff', 'a']],
    [['diff', 'a', 'b', 'c']],
    [['fetch']],
    [['check', '--all']],
  ])('says how it is used when it is called with %j', async (args) => {
    await expect(run(...args)).rejects.toMatchObject({ exit: exits.usage });
    await expect(run(...args)).rejects.toThrow(USAGE);
  });
});
