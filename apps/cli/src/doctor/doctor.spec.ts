import { clockFinding } from './clock.js';
import { saidBy } from './finding.js';
import { nodeFinding, spaceFinding } from './machine.js';
import { type Standing, standingFinding } from './views.js';

describe('Node', () => {
  it.each([
    ['24.9.0', 'OK'],
    ['24.21.0', 'OK'],
    ['25.0.0', 'OK'],
    ['24.8.9', 'FAULT'],
    ['22.30.0', 'FAULT'],
  ])('%s is %s', (version, status) => {
    expect(nodeFinding(version, '>=24.9')).toMatchObject({ status });
  });

  it('is asked for by the package', () => {
    expect(nodeFinding('1.0.0')).toMatchObject({
      status: 'FAULT',
      figures: { asked: expect.stringMatching(/^>=\d/) as string },
    });
  });
});

describe('room', () => {
  it.each([
    ['99 MiB', 99n, 'FAULT'],
    ['100 MiB', 100n, 'WARNING'],
    ['1 GiB', 1_024n, 'OK'],
  ])('of %s is said with what to do', (_, mebibytes, status) => {
    expect(spaceFinding('/data', mebibytes * 1_048_576n)).toMatchObject({ status });
  });
});

describe('clocks', () => {
  const [now, iso] = [Date.parse('2026-01-05T08:00:00.000Z'), (ms: number) => new Date(now + ms).toISOString()];
  it.each([
    ['stand after the last event', { lastAt: iso(-1) }, 'OK'],
    ['were set back by a little', { lastAt: iso(999) }, 'OK'],
    ['were set back', { lastAt: iso(1_001) }, 'FAULT'],
    ['stand as those of the server', { date: new Date(now - 2_000).toUTCString() }, 'OK'],
    ['are ahead of those of the server', { date: new Date(now - 6_000).toUTCString() }, 'FAULT'],
    ['are behind those of the server', { date: new Date(now + 6_000).toUTCString() }, 'FAULT'],
    ['have nothing beside them', {}, 'SKIPPED'],
  ])('that %s', (_, beside, status) => {
    expect(clockFinding({ now, ...beside })).toMatchObject({ status });
  });
});

describe('views', () => {
  const standing: Standing = { view: 'units', version: 2, shown: 2, position: '7', behind: 0, isAhead: false };
  it('that are new, or far behind, are said to be so', () => {
    const told = (changes: Partial<Standing>): string => standingFinding('/views', [{ ...standing, ...changes }]).text;
    expect(told({ shown: null })).toMatch(/units v2 \(đang dùng \/ readers see –\)\./);
    expect(told({ behind: 10_000 })).toMatch(/units v2 ≥ 10000 sự kiện/);
    expect(told({ isAhead: true })).toMatch(/further than the log: units\./);
    expect(told({})).toMatch(/1 khung nhìn theo kịp/);
  });
});

describe('what goes wrong while something is looked at', () => {
  it('is told by its kind alone, unless it has a sentence of its own', () => {
    const denied = Object.assign(new Error('quotes a person'), { code: 'EACCES' });
    expect(saidBy(denied)).toMatch(/\(Error EACCES\)/);
    expect(saidBy(denied)).not.toContain('person');
    expect(saidBy('text')).toMatch(/could not be looked at \(Error\)/);
  });
});
