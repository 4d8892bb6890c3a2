import { isRefusal, type Recorded } from '#kernel';
import { isFault } from '#rules';
import { frozenRound } from '#test/support/frozen-round';
import { sampleHistory } from '#test/support/sample-history';
import { foldView } from '#test/support/story';
import { viewerAt } from '#test/support/viewer';
import { inquire, type RoundWhy, whyOf } from '../../inquiry/inquiry.js';
import { results, type ResultsDoc } from '../../views/results.js';
import { maySeeWhy, maySeeWhyOf, resultsFor, whyFor } from './sight.js';

const doc = foldView(results, sampleHistory)['R1'] as ResultsDoc;

const explained = (candidate: string, history: readonly Recorded[] = sampleHistory): RoundWhy => {
  const inquiry = inquire(history);
  if (isRefusal(inquiry)) throw new Error('no result');
  const answer = whyOf(inquiry, candidate);
  if (isFault(answer)) throw new Error('no such candidate');
  return answer;
};

const candidate = (person: string, stage: 'RECOGNISED' | 'RESULT_ANNOUNCED' = 'RESULT_ANNOUNCED') =>
  viewerAt(stage, person, { roles: ['CANDIDATE'] });

describe('results', () => {
  it('are whole for insiders, before they are announced too', () => {
    expect(resultsFor(doc, viewerAt('COMPILED', 'x', { roles: ['HR'] }))).toEqual(doc);
    expect(resultsFor(doc, viewerAt('COMPILED', 'm2'))).toEqual(doc);
  });

  it('stand in the order of ranks, and who has none last', () => {
    const [first, second] = doc.lines;
    const lines = [{ ...first!, id: 'x', rank: null }, second!, first!, { ...second!, id: 'y', rank: null }];
    const shown = resultsFor({ ...doc, lines }, viewerAt('COMPILED', 'm2'));
    expect(shown?.lines.map(({ id }) => id)).toEqual(['c1', 'c2', 'x', 'y']);
  });

  it('are hidden from all others until they are announced', () => {
    expect(resultsFor(doc, candidate('person-c1', 'RECOGNISED'))).toBeUndefined();
    expect(resultsFor(doc, viewerAt('COMPILED', 'K1'))).toBeUndefined();
  });

  it('say then who stands where, and not by which marks', () => {
    const shown = resultsFor(doc, candidate('person-c2'));
    expect(shown?.lines.length).toBe(doc.lines.length);
    expect(shown?.lines.map((line) => Object.keys(line).sort().join())).toEqual(
      doc.lines.map(() => 'id,outcome,post,rank,total'),
    );
    expect(shown?.lines[0]).toMatchObject({ id: 'c1', total: doc.lines[0]?.total, rank: 1 });
  });
});

describe('why somebody stands there', () => {
  it('may be asked by insiders at once, by candidates once results are announced, by nobody else', () => {
    expect(maySeeWhy(viewerAt('COMPILED', 'S2'))).toBe(true);
    expect(maySeeWhy(candidate('person-c1', 'RECOGNISED'))).toBe(false);
    expect(maySeeWhy(candidate('person-c1'))).toBe(true);
    expect(maySeeWhy(viewerAt('RESULT_ANNOUNCED', 'K1'))).toBe(false);
  });

  it('may be asked by insiders about anybody, by candidates about themselves', () => {
    expect(maySeeWhyOf({ person: 'person-c2' }, viewerAt('COMPILED', 'm1'))).toBe(true);
    expect(maySeeWhyOf(undefined, viewerAt('COMPILED', 'm1'))).toBe(true);
    expect(maySeeWhyOf({ person: 'person-c1' }, candidate('person-c1'))).toBe(true);
    expect(maySeeWhyOf({ person: 'person-c2' }, candidate('person-c1'))).toBe(false);
    expect(maySeeWhyOf(undefined, candidate('person-c1'))).toBe(false);
  });

  const event = { type: 'MarkRecorded', id: 'e', stream: 's', revision: 1, position: '1', actor: 'K2', at: '' };
  const piece = (of: string | null) => ({
    ...explained('c1').evidence[0]!,
    candidate: of,
    values: [{ name: 'mark', value: '71' }] as never,
    rules: ['mean'] as never,
    events: [event],
  });
  const why: RoundWhy = { ...explained('c1'), evidence: [piece('c1'), piece(null), piece('c2')] };

  it('is shown whole to insiders once the code map is open, and before without the events behind marks', () => {
    const [onPaper, other] = (['MARKS', 'SHEETS'] as const).map((kind) => ({ ...piece('c1'), kind }));
    const both: RoundWhy = { ...why, evidence: [onPaper!, other!] };
    expect(whyFor(both, viewerAt('RECOGNISED', 'm1'))).toBe(both);
    expect(whyFor(both, viewerAt('COMPILED', 'm1')).evidence).toEqual([{ ...onPaper, events: [] }, other]);
  });

  it('is shown to candidates with what the own evidence says, and without who wrote it', () => {
    const [own, common] = whyFor(why, candidate('person-c1')).evidence;
    expect([own, common]).toEqual([
      { ...piece('c1'), events: [{ ...event, actor: 'SEALED' }] },
      { ...piece(null), events: [{ ...event, actor: 'SEALED' }] },
    ]);
  });

  it('names rivals to candidates without their marks, rules and events', () => {
    const rival = whyFor(why, candidate('person-c1')).evidence[2];
    expect(rival).toEqual({ ...piece('c2'), values: [], rules: [], events: [] });
  });

  it('says to candidates what sheets were worth and what was decided about them, and not whose they are', () => {
    const said = (kind: 'SHEETS' | 'SPREAD_DECISION' | 'EXCLUDED_MEMBER', ...values: readonly string[]) =>
      whyFor({ ...why, evidence: [{ ...piece('c1'), kind, values }] }, candidate('person-c1')).evidence[0]?.values;
    expect(said('SHEETS', 'm1 82', 'm2 70')).toEqual(['82', '70']);
    expect(said('SPREAD_DECISION', 'RESCORE', 'm1 82', 'm2 78')).toEqual(['RESCORE', '82', '78']);
    expect(said('SPREAD_DECISION', 'MEMBER_EXCLUDED', 'm2')).toEqual(['MEMBER_EXCLUDED']);
    expect(said('EXCLUDED_MEMBER', 'm2')).toEqual([]);
  });

  it('names nobody of the panel to any candidate of a real round, in whatever words', () => {
    const panel = frozenRound.flatMap(({ type, meta }) => (type === 'SheetSigned' ? [meta.actor] : []));
    expect(panel.length).toBeGreaterThan(0);
    for (const id of ['C01', 'C02', 'C05', 'C13']) {
      const shown = JSON.stringify(whyFor(explained(id, frozenRound), candidate('person-c1')));
      expect(panel.filter((member) => shown.includes(member))).toEqual([]);
    }
  });

  it('names in a real round nobody who marked', () => {
    const shown = whyFor(explained('C05', frozenRound), candidate('person-c1'));
    expect(shown.evidence.some(({ events }) => events.length > 0)).toBe(true);
    const actors = shown.evidence.flatMap(({ events }) => events.map(({ actor }) => actor));
    expect(new Set(actors)).toEqual(new Set(['SEALED']));
  });
});
