import type { CouncilDoc, DefenceDoc, Role, Round, RoundDoc, ScriptDoc } from '#exams';
import type { Document, Recorded } from '#kernel';
import { placeIn, roundViews, sealedUntil, type Viewer } from './visibility.js';

const seat = (person: string) => ({ person, office: 'PROFESSIONAL_LEADER', standing: 'CLEAN' }) as const;
const board = (letter: string) => ({
  head: seat(`${letter}1`),
  members: [seat(`${letter}2`), seat(`${letter}3`)],
  secretary: seat(`${letter}4`),
});

const council = {
  round: 'r',
  members: [
    { ...seat('m1'), role: 'CHAIR' },
    { ...seat('m2'), role: 'MEMBER' },
    { ...seat('m3'), role: 'SECRETARY' },
  ],
  supervision: board('s'),
  boards: { MARKING: board('k'), CODING: board('d'), APPEAL_MARKING: board('a') },
  relations: [{ member: 'm2', candidate: 'C1', relation: 'SIBLING' }],
} as unknown as CouncilDoc;

const roundAt = (stage: string): RoundDoc =>
  ({
    round: 'r',
    stage,
    resumeTo: null,
    pack: 'VN-CIVIL-2025@1',
    course: 'AFTER_WRITTEN_FINAL',
    authority: 'head',
    superior: 'above',
    panel: 'COUNCIL',
    keepers: ['d1', 'm3'],
  }) as unknown as RoundDoc;

const viewer = (person: string, role: Role, stage: string): Viewer => {
  const me = { account: 'a', person, roles: [role] };
  return { me, round: roundAt(stage), place: placeIn(me, roundAt(stage), council) };
};

const script: ScriptDoc = {
  round: 'r',
  code: 'K1',
  state: 'MARKING',
  marks: [
    { place: 1, marker: 'k2', mark: '62', sheet: 'h' },
    { place: 2, marker: 'k3', mark: '69', sheet: 'h' },
  ],
  difference: '7',
  needs: 'HEAD_DECISION',
  third: 'k1',
  settled: null,
  corrections: [],
  appeal: null,
};

const see = (view: string, document: object, who: Viewer) => roundViews[view]!.show(document as Document, who) as never;
const marksSeen = (who: Viewer, doc: ScriptDoc = script): number =>
  (see('scripts', doc, who) as ScriptDoc).marks.length;
const may = (view: string, who: Viewer): boolean => roundViews[view]!.may(who);

describe('scripts', () => {
  const first = { ...script, marks: script.marks.slice(0, 1), needs: null, difference: null, third: null };

  it('show a marker no other mark before both are in', () => {
    expect(marksSeen(viewer('k3', 'MARKER', 'MARKING'), first)).toBe(0);
    expect(marksSeen(viewer('k2', 'MARKER', 'MARKING'), first)).toBe(1);
    expect(marksSeen(viewer('k3', 'MARKER', 'MARKING'))).toBe(2);
  });

  it('show the marks to the head of the marking board once they are in, and to no other head', () => {
    expect(marksSeen(viewer('k1', 'BOARD_HEAD', 'MARKING'), first)).toBe(0);
    expect(marksSeen(viewer('k1', 'BOARD_HEAD', 'MARKING'))).toBe(2);
    expect(marksSeen(viewer('a1', 'BOARD_HEAD', 'MARKING'))).toBe(0);
    expect(may('scripts', viewer('d1', 'BOARD_HEAD', 'MARKING'))).toBe(false);
  });

  it('show a third marker nothing of the first two before the own mark', () => {
    expect(marksSeen(viewer('k4', 'MARKER', 'MARKING'), { ...script, third: 'k4' })).toBe(0);
  });

  it('show overseers the marks once the marking is over, and a keeper of the map only once that is open', () => {
    expect(marksSeen(viewer('x', 'AUDITOR', 'MARKING'))).toBe(0);
    expect(marksSeen(viewer('x', 'AUDITOR', 'MARKED'))).toBe(2);
    expect(marksSeen(viewer('m3', 'SECRETARY', 'MARKED'))).toBe(0);
    expect(marksSeen(viewer('m3', 'SECRETARY', 'WRITTEN_PUBLISHED'))).toBe(2);
  });

  it('are closed to whoever has no seat in this round, whatever the role', () => {
    for (const role of ['MARKER', 'BOARD_HEAD', 'COUNCIL', 'SECRETARY', 'SUPERVISOR', 'AUTHORITY'] as const) {
      expect([role, may('scripts', viewer('stranger', role, 'MARKED'))]).toEqual([role, false]);
    }
  });
});

describe('candidates', () => {
  const line = {
    person: 'p1',
    candidate: 'C1',
    written: { raw: '71.00' },
    final: null,
    rank: 1,
    post: 'P1',
    outcome: 'WINNER',
  };

  it('see themselves, and nobody else', () => {
    expect(see('candidates', line, viewer('p1', 'CANDIDATE', 'MARKED'))).toMatchObject({
      written: { raw: '71.00' },
      rank: null,
    });
    expect(see('candidates', line, viewer('p2', 'CANDIDATE', 'MARKED'))).toBeUndefined();
    const status = (of: string) => {
      const seen: object = see('candidates', { ...line, status: of }, viewer('p1', 'CANDIDATE', 'MARKED'));
      return Object.entries(seen).find(([name]) => name === 'status')?.[1] as unknown;
    };
    expect(['WINNER', 'NOT_SELECTED', 'SAT'].map(status)).toEqual(['ELIGIBLE', 'ELIGIBLE', 'SAT']);
    expect(see('candidates', line, viewer('stranger', 'COUNCIL', 'MARKED'))).toBeUndefined();
  });

  it('are shown without their written marks to all who score the defence, the secretary too, until the sheets are sealed', () => {
    for (const member of ['m1', 'm2', 'm3']) {
      expect(see('candidates', line, viewer(member, 'COUNCIL', 'DEFENCE_RUNNING'))).toMatchObject({ written: null });
      expect(see('candidates', line, viewer(member, 'COUNCIL', 'DEFENCE_SEALED'))).toMatchObject({
        written: { raw: '71.00' },
      });
    }
  });
});

describe('sealed things', () => {
  const session = {
    sheets: { m1: { score: '80' }, m2: { score: '90' } },
    review: 'NONE',
    spread: null,
  } as unknown as DefenceDoc;

  it('in the defence are the sheets of others, until all are sealed', () => {
    const scores = (who: Viewer) =>
      Object.values((see('defence', session, who) as DefenceDoc).sheets).map(({ score }) => score);
    expect(scores(viewer('m1', 'COUNCIL', 'DEFENCE_RUNNING'))).toEqual(['80', null]);
    expect(scores(viewer('x', 'AUDITOR', 'DEFENCE_RUNNING'))).toEqual([null, null]);
    expect(scores(viewer('x', 'AUDITOR', 'DEFENCE_SEALED'))).toEqual(['80', '90']);
    expect(may('defence', viewer('k2', 'MARKER', 'DEFENCE_RUNNING'))).toBe(false);
  });

  it('among decisions are marks, until the marking is over', () => {
    const decided = { event: 'HeadDecided', choice: '66' };
    expect(see('decisions', decided, viewer('x', 'HR', 'MARKING'))).toEqual({ event: 'HeadDecided', choice: 'SEALED' });
    expect(see('decisions', decided, viewer('x', 'HR', 'MARKED'))).toEqual(decided);
  });

  it('in a hire are the opinions, for overseers too, until they are reported', () => {
    const data = { member: 'm1', candidate: 'C1', opinion: { ref: 'r', commitment: 'c' } };
    const given = { type: 'OpinionGiven', data } as unknown as Recorded;
    const plan = { approved: { pack: 'VN-CONTRACT-2026@1', terms: {} } };
    const at = (stage: string) => ({ stage, standstill: { resumeTo: null }, plan }) as unknown as Round;
    expect(sealedUntil(given, at('ADVISING'))).toEqual({ member: 'm1', candidate: 'SEALED', opinion: 'SEALED' });
    expect(sealedUntil(given, at('ADVISED'))).toEqual(data);
    expect(may('hiring', viewer('m1', 'COUNCIL', 'ADVISED'))).toBe(true);
    expect(may('hiring', viewer('p1', 'CANDIDATE', 'ADVISED'))).toBe(false);
  });

  it('on a course with the interview first are the marks, when the sheets are long sealed', () => {
    const first = { course: 'BEFORE_WRITTEN_RESULT' };
    const hr = (stage: string): Viewer => {
      const who = viewer('x', 'HR', stage);
      return { ...who, round: { ...who.round, ...first } };
    };
    const settled = { ...script, settled: '66.00', needs: null } as unknown as ScriptDoc;
    expect(marksSeen(hr('DEFENCE_SEALED'), settled)).toBe(0);
    expect(marksSeen(hr('MARKED'), settled)).toBe(2);
    const given = { type: 'MarkRecorded', data: { mark: '62' } } as unknown as Recorded;
    const approved = { pack: 'VN-CIVIL-2025@1', terms: { ranking: 'WEIGHTED' } };
    const at = (stage: string) => ({ stage, standstill: { resumeTo: null }, plan: { approved } }) as unknown as Round;
    expect(sealedUntil(given, at('DEFENCE_SEALED'))).toEqual({ mark: 'SEALED' });
    expect(sealedUntil(given, at('MARKED'))).toEqual({ mark: '62' });
  });

  it('on that course are the sheets of the interview too, until the written result is final', () => {
    const given = { type: 'SheetSigned', data: { score: '80', replaces: null } } as unknown as Recorded;
    const approved = { pack: 'VN-CIVIL-2025@1', terms: { ranking: 'WEIGHTED' } };
    const at = (stage: string) => ({ stage, standstill: { resumeTo: null }, plan: { approved } }) as unknown as Round;
    expect(sealedUntil(given, at('DEFENCE_SEALED'))).toMatchObject({ score: 'SEALED' });
    expect(sealedUntil(given, at('MARKED'))).toMatchObject({ score: 'SEALED' });
    expect(sealedUntil(given, at('WRITTEN_FINAL'))).toMatchObject({ score: '80' });
  });

  it('among the results are the marks behind each place, to all but insiders', () => {
    const line = { id: 'C1', total: '80.00', rank: 1, post: 'P1', outcome: 'WINNER' };
    const results = { round: 'r', lines: [{ ...line, gate: 'PASSED', because: [{ text: '90, 91' }] }] };
    expect(see('results', results, viewer('p1', 'CANDIDATE', 'RESULT_ANNOUNCED'))).toMatchObject({ lines: [line] });
    expect(JSON.stringify(see('results', results, viewer('p1', 'CANDIDATE', 'RESULT_ANNOUNCED')))).not.toContain('91');
    expect(see('results', results, viewer('x', 'HR', 'COMPILED'))).toEqual(results);
    expect(see('results', results, viewer('p1', 'CANDIDATE', 'COMPILED'))).toBeUndefined();
  });

  it('among the bodies are the relations of members, to all but insiders', () => {
    expect(see('council', council, viewer('p1', 'CANDIDATE', 'MARKED'))).toMatchObject({ relations: [] });
    expect(see('council', council, viewer('m1', 'COUNCIL', 'MARKED'))).toEqual(council);
  });
});
