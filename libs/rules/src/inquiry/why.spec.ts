import fc from 'fast-check';

import { cases } from '#test/support/any-case';
import {
  atTheGate,
  baseline,
  caseOf,
  entrant,
  level,
  pooled,
  relative,
  sheetsOf,
  spread,
} from '#test/support/worked-case';
import { piecesOf, without } from './evidence.js';
import { type CaseInput, type CaseCandidate, computeUnder, findPack, isFault, type Pack, why } from '../index.js';

const packOf = ({ pack }: CaseInput): Pack => findPack(pack)!;

const told = (input: CaseInput, candidate: string) => {
  const answer = why(packOf(input), input, candidate);
  if (isFault(answer)) throw new Error(answer.message);
  return answer;
};

/** Where a candidate stands by the full computation, with whoever still waits taken out of the race. */
const place = (input: CaseInput, candidate: string): unknown => {
  const { candidates, pending } = computeUnder(packOf(input), input);
  const { rank, post, outcome } = candidates.find(({ id }) => id === candidate)!;
  const own = pending.filter((open) => open.candidate === candidate).map(({ needs }) => needs);
  const others = pending.filter((open) => open.candidate !== candidate);
  if (outcome !== 'PENDING' || own.length > 0 || others.length === 0) return { rank, post, outcome, own };
  if ((input.plan?.allocation ?? 'PER_POST') === 'PER_POST' && others.every(({ needs }) => needs === 'TIE_DECISION')) {
    const tieDecision = [...(input.tieDecision ?? []), ...others.map((open) => open.candidate)];
    return place({ ...input, tieDecision }, candidate);
  }
  const waiting = others.filter(({ needs }) => needs !== 'TIE_DECISION').map((open) => open.candidate);
  if (waiting.length === 0) return { rank, post, outcome, own };
  const gone = (file: CaseCandidate) => (waiting.includes(file.id) ? { ...file, withdrawn: true } : file);
  return place({ ...input, candidates: input.candidates.map(gone) }, candidate);
};

/** Evidence of every kind that arbitrary cases have, but for what a gap or an exclusion for all brings about. */
const NAMED = [
  ...['MARKS', 'HEAD_DECISION', 'THIRD_MARK', 'COLLECTIVE_MARK', 'ZEROED', 'APPEAL', 'CHAIR_DECISION', 'SANCTIONS'],
  ...['ABSENCE', 'WITHDRAWAL', 'SHEETS', 'SPREAD_DECISION', 'TIE_DECISION', 'CHOICE'],
];

describe('why a candidate stands where the result says', () => {
  it('rests on every piece of evidence that is cited, and on no other', () => {
    let [cited, uncited] = [0, 0];
    const named = new Set<string>();
    fc.assert(
      fc.property(cases, fc.nat(), (input, pick) => {
        const { id } = input.candidates[pick % input.candidates.length]!;
        const answer = told(input, id);
        fc.pre(!(answer.outcome === 'PENDING' && answer.waitsFor.every((open) => open.candidate !== id)));
        const stands = place(input, id);
        for (const { kind, words } of answer.evidence) {
          named.add(kind);
          expect(words.vi).toMatch(/^(?:Điểm|Quyết định|Biên bản|Hình thức|Việc|Các|Lựa chọn)(?: \p{L}+){2,}$/u);
          expect(words.en).toMatch(/^(?:The|What) \w+.*\w$/);
        }
        if (answer.together) expect(place(answer.evidence.reduce(without, input), id)).not.toEqual(stands);
        const paths = answer.together ? [] : answer.evidence.map(({ path }) => path);
        for (const piece of piecesOf(input)) {
          const isCited = paths.includes(piece.path);
          if (isCited) cited += 1;
          else uncited += 1;
          const now = place(without(input, piece), id);
          if (isCited) expect(now).not.toEqual(stands);
          else expect(now).toEqual(stands);
        }
      }),
      { numRuns: 500 },
    );
    expect(cited).toBeGreaterThan(500);
    expect(uncited).toBeGreaterThan(500);
    expect([...named]).toEqual(expect.arrayContaining(NAMED));
  });

  it('tells no rule of the paper or of the defence unless something cited of it led to the place', () => {
    fc.assert(
      fc.property(cases, fc.nat(), (input, pick) => {
        const { id } = input.candidates[pick % input.candidates.length]!;
        const { rules, evidence } = told(input, id);
        const cites = (...kinds: readonly string[]) => evidence.some(({ kind }) => kinds.includes(kind));
        const tells = (rule: RegExp) => rules.some((line) => rule.test(line.rule));
        const paper = ['MARKS', 'HEAD_DECISION', 'THIRD_MARK', 'COLLECTIVE_MARK', 'ZEROED', 'APPEAL', 'CHAIR_DECISION'];
        if (tells(/^(?:written|appeal|gate)\./)) expect(cites(...paper, 'SANCTIONS')).toBe(true);
        const defence = ['SHEETS', 'SPREAD_DECISION', 'EXCLUDED_MEMBER', 'SANCTIONS'];
        if (tells(/^(?:defence|total)\./)) expect(cites(...defence, ...paper)).toBe(true);
        if (tells(/^candidate\.absent/)) expect(cites('ABSENCE')).toBe(true);
        if (tells(/^candidate\.withdrawn/)) expect(cites('WITHDRAWAL')).toBe(true);
      }),
    );
  });

  it('cites two that would each do without the other as what they are: together', () => {
    const file = entrant('A', '40 42', undefined);
    const input = caseOf([{ ...file, written: { ...file.written!, zeroed: true } }]);
    const answer = told(input, 'A');
    expect(answer).toMatchObject({ outcome: 'ELIMINATED_WRITTEN', together: true });
    expect(answer.evidence.map(({ kind }) => kind)).toEqual(['MARKS', 'ZEROED']);
    expect(answer.rules.map(({ rule }) => rule)).toEqual(['written.zeroed', 'gate.failed']);
    for (const piece of answer.evidence) expect(place(without(input, piece), 'A')).toEqual(place(input, 'A'));
    expect(place(answer.evidence.reduce(without, input), 'A')).not.toEqual(place(input, 'A'));
  });

  it('cites nothing where there is nothing', () => {
    const input: CaseInput = { ...caseOf([{ id: 'A', preferences: ['P1'] }]), plan: { ranking: 'CHOICE' } };
    expect(told(input, 'A')).toMatchObject({ outcome: 'PENDING', evidence: [], together: false });
  });
});

/** What was cited about whom, each with its rules; and the rules told. */
const gist = (input: CaseInput, candidate: string) => {
  const { evidence, rules } = told(input, candidate);
  return {
    cited: evidence.map((piece) => [`${piece.candidate ?? '-'} ${piece.kind}`, ...piece.rules.map(({ rule }) => rule)]),
    rules: rules.map(({ rule }) => rule),
  };
};

const OWN_PAPER = ['written.mean', 'gate.passed'];
const OWN_DEFENCE = ['defence.mean', 'total.defence'];

describe('the reasons of a place', () => {
  it('are, for a winner, the own marks and sheets alone', () => {
    expect(told(baseline, 'B').rivals).toEqual([]);
    expect(gist(baseline, 'B')).toEqual({
      cited: [
        ['B MARKS', ...OWN_PAPER],
        ['B SHEETS', ...OWN_DEFENCE],
      ],
      rules: [...OWN_PAPER, ...OWN_DEFENCE, 'rank.total', 'allocation.post'],
    });
  });

  it('are, for the second, also those of who is ahead, and not of who is behind', () => {
    expect(gist(baseline, 'A')).toEqual({
      cited: [
        ['A MARKS', ...OWN_PAPER],
        ['A SHEETS', ...OWN_DEFENCE],
        ['B MARKS', ...OWN_PAPER],
        ['B SHEETS', ...OWN_DEFENCE],
      ],
      rules: [...OWN_PAPER, ...OWN_DEFENCE, 'rank.total', 'allocation.none'],
    });
  });

  it('are said in both languages, each with its source', () => {
    const answer = told(baseline, 'A');
    expect(answer).toMatchObject({
      format: 'khoabang.why/1',
      pack: 'VN-CIVIL-2025@1',
      candidate: 'A',
      rank: 2,
      post: null,
      outcome: 'NOT_SELECTED',
      total: '83.00',
      waitsFor: [],
      rivals: [{ candidate: 'B', rank: 1, post: 'P1', outcome: 'WINNER' }],
    });
    expect(answer.evidence[0]).toEqual({
      kind: 'MARKS',
      candidate: 'A',
      path: 'candidates[0].written.marks',
      values: ['72', '75'],
      words: { vi: 'Điểm của hai người chấm độc lập', en: 'The marks of two independent markers' },
      rules: [
        {
          rule: 'written.mean',
          source: 'TT 22/2025 Art 16(2)',
          sourceVi: 'khoản 2 Điều 16 TT 22/2025',
          text: '73.50 = (72 + 75) / 2: mean of the two marks.',
          textVi: '73,50 = (72 + 75) / 2: trung bình cộng hai điểm.',
        },
        expect.objectContaining({ rule: 'gate.passed', text: '73.50 reaches the pass mark 50.' }),
      ],
    });
    for (const { words } of answer.evidence) expect(Object.values(words).every((text) => text.length > 5)).toBe(true);
    for (const line of [...answer.rules, ...answer.evidence.flatMap(({ rules }) => rules)])
      expect(Object.values(line).every((text) => text !== '')).toBe(true);
  });

  it('stop at a gate that was not passed', () => {
    expect(told(atTheGate, 'A')).toMatchObject({ outcome: 'ELIMINATED_WRITTEN', total: null, rank: null });
    expect(gist(atTheGate, 'A')).toEqual({
      cited: [['A MARKS', 'written.mean', 'gate.failed']],
      rules: ['written.mean', 'gate.failed'],
    });
  });

  it('name the decision that kept sheets far apart', () => {
    const review = [...OWN_DEFENCE.slice(0, 1), 'defence.spread-decided', 'total.defence'];
    expect(gist(spread({ kind: 'KEEP' }), 'A')).toEqual({
      cited: [
        ['A MARKS', ...OWN_PAPER],
        ['A SHEETS', ...OWN_DEFENCE],
        ['A SPREAD_DECISION', 'defence.spread-decided'],
        ['R MARKS', ...OWN_PAPER],
        ['R SHEETS', ...OWN_DEFENCE],
      ],
      rules: [...OWN_PAPER, ...review, 'rank.total', 'allocation.none'],
    });
  });

  it('name the decision to score anew, with the new sheets', () => {
    const input = spread({ kind: 'RESCORE', sheets: sheetsOf('82 85 80 84 83 81 78') });
    expect(gist(input, 'A').cited).toEqual([
      ['A MARKS', ...OWN_PAPER],
      ['A SHEETS', ...OWN_DEFENCE],
      ['A SPREAD_DECISION', 'defence.spread-decided'],
    ]);
    expect(told(input, 'A').evidence[2]!.values).toEqual([
      'RESCORE',
      'M1 82',
      'M2 85',
      'M3 80',
      'M4 84',
      'M5 83',
      'M6 81',
      'M7 78',
    ]);
    expect(gist(input, 'R').cited.map(([piece]) => piece)).toEqual([
      'A MARKS',
      'A SHEETS',
      'A SPREAD_DECISION',
      'R MARKS',
      'R SHEETS',
    ]);
  });

  it('name a member who was shut out for all, by the plan or by a decision', () => {
    const byPlan = { ...relative, plan: { excludeMembers: ['M7'] } };
    expect(gist(byPlan, 'B')).toMatchObject({
      cited: [
        ['B MARKS', ...OWN_PAPER],
        ['B SHEETS', ...OWN_DEFENCE],
        ['- EXCLUDED_MEMBER', 'defence.member-excluded'],
      ],
    });
    expect(gist(byPlan, 'B').rules).toEqual([
      ...OWN_PAPER,
      'defence.member-excluded',
      'defence.mean',
      'defence.spread-decided',
      'total.defence',
      'rank.total',
      'allocation.post',
    ]);
    const [a, b] = relative.candidates;
    const decision = { kind: 'MEMBER_EXCLUDED', member: 'M7' } as const;
    const decided = caseOf([{ ...a!, defence: { ...a!.defence!, spreadDecision: decision } }, b!], {
      plan: { spreadLimit: '20' },
    });
    expect(gist(decided, 'B').cited).toContainEqual([
      'A SPREAD_DECISION',
      'defence.member-excluded',
      'defence.spread-decided',
    ]);
    expect(gist(decided, 'B').rules).toEqual(gist(byPlan, 'B').rules);
  });

  it('are the marks where a tie falls by them, and the decision where it does not', () => {
    expect(gist(level('71.5 71.5', '68 68'), 'A')).toEqual({
      cited: [
        ['A MARKS', ...OWN_PAPER],
        ['A SHEETS', ...OWN_DEFENCE],
      ],
      rules: [...OWN_PAPER, ...OWN_DEFENCE, 'rank.total', 'rank.tie', 'allocation.post'],
    });
    const decided = level('68 68', '68 68', { tieDecision: ['B', 'A'] });
    expect(gist(decided, 'B').cited.at(-1)).toEqual(['- TIE_DECISION', 'rank.tie']);
  });

  it('cite a sanction only where it makes a difference', () => {
    const sanctions = [{ paper: 'written', kind: 'REPRIMAND' }] as const;
    const failed = caseOf([entrant('A', '66.5 66.5', undefined, { sanctions })]);
    expect(gist(failed, 'A')).toEqual({
      cited: [
        ['A MARKS', 'written.mean', 'gate.failed'],
        ['A SANCTIONS', 'sanction.deduct', 'gate.failed'],
      ],
      rules: ['written.mean', 'sanction.deduct', 'gate.failed'],
    });
    const failedAnyhow = caseOf([entrant('C', '40 40', undefined, { sanctions })]);
    expect(gist(failedAnyhow, 'C')).toEqual({
      cited: [['C MARKS', 'written.mean', 'gate.failed']],
      rules: ['written.mean', 'sanction.deduct', 'gate.failed'],
    });
    const passed = caseOf([entrant('B', '67 67', '70 72', { sanctions })]);
    expect(gist(passed, 'B').cited.map(([piece]) => piece)).toEqual(['B MARKS', 'B SHEETS']);
    // Told all the same: without it the numbers would not follow from each other.
    expect(gist(passed, 'B').rules).toEqual([
      'written.mean',
      'sanction.deduct',
      'gate.passed',
      ...OWN_DEFENCE,
      'rank.total',
      'allocation.post',
    ]);
    const suspended = caseOf([
      entrant('D', '90 90', undefined, { sanctions: [{ paper: 'written', kind: 'SUSPENSION' }] }),
    ]);
    expect(gist(suspended, 'D')).toEqual({
      cited: [['D SANCTIONS', 'sanction.suspension']],
      rules: ['sanction.suspension'],
    });
  });

  it('are of all who are ahead in a ranking over several posts, and of nobody else', () => {
    const cited = (id: string) => [
      ...new Set(told(pooled('SERIAL_BY_PREFERENCE'), id).evidence.map(({ candidate }) => candidate)),
    ];
    expect(cited('C2')).toEqual(['C2']);
    expect(cited('C5')).toEqual(['C1', 'C2', 'C5', 'C7']);
    expect(told(pooled('SERIAL_BY_PREFERENCE'), 'C5')).toMatchObject({ rank: 4, post: 'P3', outcome: 'WINNER' });
  });

  it('name what the authority gave to a winner who found no wished post', () => {
    const open = told(pooled('TOP_N_THEN_ALLOCATE'), 'C1');
    expect(open).toMatchObject({
      outcome: 'PENDING',
      rank: 3,
      waitsFor: [{ candidate: 'C1', needs: 'PREFERENCE_GAP' }],
    });
    expect(open.evidence.map(({ candidate, kind }) => `${candidate} ${kind}`)).toEqual([
      'C1 MARKS',
      'C1 SHEETS',
      'C2 MARKS',
      'C2 SHEETS',
      'C7 MARKS',
      'C7 SHEETS',
    ]);
    const given = pooled('TOP_N_THEN_ALLOCATE', { gapDecisions: [{ candidate: 'C1', post: 'P3' }] });
    expect(told(given, 'C1')).toMatchObject({ outcome: 'WINNER', post: 'P3' });
    expect(gist(given, 'C1').cited.at(-1)).toEqual(['C1 GAP_DECISION', 'allocation.post']);
    expect(gist(given, 'C5').cited.map(([piece]) => piece)).not.toContain('C1 GAP_DECISION');
  });

  it.each([
    [{ withdrawn: true }, 'WITHDRAWN', 'A WITHDRAWAL', 'candidate.withdrawn'],
    [{ absent: 'defence' }, 'ABSENT', 'A ABSENCE', 'candidate.absent'],
  ] as const)('are short for %j', (more, outcome, piece, rule) => {
    const input = caseOf([entrant('A', '70 70', undefined, more), entrant('B', '80 80', '80 80')]);
    expect(told(input, 'A').outcome).toBe(outcome);
    const { cited, rules } = gist(input, 'A');
    expect(cited).toContainEqual([piece, rule]);
    expect(rules).toContain(rule);
    expect(cited.every(([name]) => name!.startsWith('A '))).toBe(true);
  });

  it('say what is missing, and rest on what led there', () => {
    const input = caseOf([entrant('A', '62 70', '80 82'), entrant('B', '70 70', '60 62')]);
    expect(told(input, 'A').waitsFor).toEqual([{ candidate: 'A', needs: 'HEAD_DECISION' }]);
    expect(gist(input, 'A')).toEqual({
      cited: [['A MARKS', 'pending.head-decision']],
      rules: ['pending.head-decision'],
    });
  });

  it.each([
    [['60'], undefined, 'APPEAL_SECOND_MARK', 'pending.appeal-second-mark'],
    [['60', '70'], undefined, 'APPEAL_THIRD_MARK', 'pending.appeal-third-mark'],
    [['60', '70'], '66', 'CHAIR_DECISION', 'pending.chair-decision'],
  ])('rest on the appeal where one waits for the appeal: %j', (marks, third, needs, rule) => {
    const file = entrant('A', '50 50', '80 82');
    const appeal = { marks, ...(third === undefined ? {} : { third }) };
    const input = caseOf([{ ...file, written: { ...file.written!, appeal } }, entrant('B', '70 70', '60 62')]);
    expect(told(input, 'A').waitsFor).toEqual([{ candidate: 'A', needs }]);
    expect(gist(input, 'A')).toEqual({
      cited: [
        ['A MARKS', 'written.mean'],
        ['A APPEAL', rule],
      ],
      rules: ['written.mean', rule],
    });
  });

  it('are not the decision of a tie for one who stands below it either way', () => {
    const tied = [entrant('A', '70 70', '80 80'), entrant('B', '70 70', '80 80')];
    const input = caseOf([...tied, entrant('C', '70 70', '60 60')], { tieDecision: ['A', 'B'] });
    expect(told(input, 'B').evidence.map(({ kind }) => kind)).toContain('TIE_DECISION');
    expect(told(input, 'C').evidence.map(({ kind }) => kind)).not.toContain('TIE_DECISION');
  });

  it('are none while a candidate waits for others only', () => {
    const input = caseOf([entrant('A', '62 70', '80 82'), entrant('B', '70 70', '60 62')]);
    expect(told(input, 'B')).toMatchObject({
      outcome: 'PENDING',
      waitsFor: [{ candidate: 'A', needs: 'HEAD_DECISION' }],
      evidence: [],
    });
    expect(gist(input, 'B').rules).toEqual(['rank.waits']);
  });

  it('are the choice of the signer where there is no order', () => {
    const input = caseOf(
      [
        { id: 'A', preferences: ['P1'] },
        { id: 'B', preferences: ['P1'] },
      ],
      { pack: 'VN-CONTRACT-2026@1', choices: [{ post: 'P1', candidate: 'B' }] },
    );
    expect(gist(input, 'B')).toEqual({ cited: [['B CHOICE', 'choice.made']], rules: ['choice.made'] });
    expect(gist(input, 'A')).toEqual({ cited: [['B CHOICE', 'choice.made']], rules: ['choice.other'] });
    const open = caseOf(input.candidates, { pack: input.pack });
    expect(told(open, 'A')).toMatchObject({ outcome: 'PENDING', waitsFor: [{ needs: 'CHOICE' }, { needs: 'CHOICE' }] });
  });

  it('are asked for somebody in the case', () => {
    expect(why(packOf(baseline), baseline, 'Z')).toEqual({
      code: 'unknown-candidate',
      path: 'candidate',
      message: 'Z is not a candidate of this case',
    });
  });
});
