import fc from 'fast-check';
import { beginning, type Course, isBeforeRecognised, isOn, packs, type Stage, type Step, stages } from '#rules';
import { cardOf, roundEventTypes } from './cards.js';
import { mayHappen, missingStage, stageAfter } from './flow.js';

const steps: readonly (readonly [type: string, step: Step])[] = roundEventTypes.map((type) => [
  type,
  cardOf(type).stage,
]);
const all = stages.map(({ stage }) => stage);
const courses = packs.flatMap((pack) => pack.courses.value.map((course) => ({ pack: pack.id, course })));
const named = (name: string): Course =>
  courses.find(({ pack, course }) => pack === 'VN-CIVIL-2025' && course.name === name)!.course;
const gateFirst = named('AFTER_WRITTEN_FINAL');
const interviewFirst = named('BEFORE_WRITTEN_RESULT');
const schemeOnly = named('SCHEME_ONLY');

const stagesOf = (type: string, course: Course): readonly Stage[] =>
  all.filter((stage) => isOn(course, stage) && mayHappen(type, stage, course));
const placesOn = ({ stages: places }: Course) =>
  places.map((entry) => ({
    stage: all.find((stage) => entry.startsWith(stage) && entry.length - stage.length <= 1)!,
    skippable: entry.endsWith('?'),
  }));

describe('the flow', () => {
  it('names only stages that exist', () => {
    const named = steps.flatMap(([, step]) =>
      'enters' in step
        ? [step.enters]
        : [typeof step.from === 'string' ? [] : step.from, step.to ?? [], step.before ?? []].flat(),
    );
    expect(named.filter((stage) => !all.includes(stage))).toEqual([]);
  });

  it('begins a round once, and with nothing else', () => {
    expect(mayHappen('RoundDrafted', undefined, beginning)).toBe(true);
    expect(mayHappen('RoundDrafted', 'DRAFT', beginning)).toBe(false);
    expect(mayHappen('PlanApproved', undefined, beginning)).toBe(false);
    expect(mayHappen('EligibilityChecked', undefined, beginning)).toBe(false);
    expect(mayHappen('PlanApproved', 'PRINCIPLE_APPROVED', beginning)).toBe(true);
    expect(mayHappen('RoundAnnounced', 'PLAN_APPROVED', beginning)).toBe(false);
  });

  it('allows anywhere what it names for anywhere, and nowhere what it does not name', () => {
    expect(mayHappen('MemberRecused', 'CLOSED', gateFirst)).toBe(true);
    expect(mayHappen('SomethingElse', 'CLOSED', gateFirst)).toBe(false);
    expect(mayHappen('toString', 'CLOSED', gateFirst)).toBe(false);
  });

  it('stops a round before its results are recognised', () => {
    expect(mayHappen('RoundSuspended', 'SUSPENDED', gateFirst)).toBe(false);
    expect(mayHappen('RoundCancelled', 'SUSPENDED', gateFirst)).toBe(true);
    expect(mayHappen('RoundCancelled', 'RECOGNISED', gateFirst)).toBe(false);
    expect([isBeforeRecognised('REPORTED'), isBeforeRecognised('ANNULLED')]).toEqual([true, false]);
  });

  it('leads where an event enters or leads to, and else nowhere', () => {
    expect([
      stageAfter('PlanApproved', 'PRINCIPLE_APPROVED'),
      stageAfter('RoundCancelled', 'MARKED'),
      stageAfter('AppealFiled', 'MARKED'),
      stageAfter('toString', 'DRAFT'),
    ]).toEqual(['PLAN_APPROVED', 'CANCELLED', 'MARKED', 'DRAFT']);
  });

  it.each<[string, readonly Stage[], readonly Stage[], readonly Stage[]]>([
    ['PapersSealed', ['ELIGIBLE_PUBLISHED', 'WRITTEN_READY'], ['ELIGIBLE_PUBLISHED', 'WRITTEN_READY'], []],
    ['ScriptsCoded', ['SCRIPTS_SEALED'], ['DEFENCE_SEALED'], []],
    ['MarkRecorded', ['CODED', 'MARKING'], ['CODED', 'MARKING'], []],
    ['MarkingCompleted', ['CODED', 'MARKING'], ['CODED', 'MARKING'], []],
    ['WrittenResultFinal', ['WRITTEN_PUBLISHED', 'APPEAL_MARKING'], ['WRITTEN_PUBLISHED', 'APPEAL_MARKING'], []],
    ['GateEvaluated', ['WRITTEN_FINAL'], ['WRITTEN_FINAL'], []],
    [
      'SchemeDeposited',
      ['WRITTEN_FINAL', 'DEFENCE_READY'],
      ['SCRIPTS_SEALED', 'DEFENCE_READY'],
      ['ELIGIBLE_PUBLISHED', 'DEFENCE_READY'],
    ],
    [
      'LotCommitted',
      ['ELIGIBLE_PUBLISHED', 'WRITTEN_READY', 'WRITTEN_FINAL', 'DEFENCE_READY'],
      ['ELIGIBLE_PUBLISHED', 'WRITTEN_READY', 'SCRIPTS_SEALED', 'DEFENCE_READY'],
      ['ELIGIBLE_PUBLISHED', 'DEFENCE_READY'],
    ],
    ['ResultsCompiled', ['DEFENCE_SEALED', 'COMPILED'], ['WRITTEN_FINAL', 'COMPILED'], ['DEFENCE_SEALED', 'COMPILED']],
    ['ResultsAnnounced', ['RECOGNISED'], ['RECOGNISED'], ['RECOGNISED']],
  ])('lets %s happen where the course has it', (type, gate, interview, scheme) => {
    const found = [gateFirst, interviewFirst, schemeOnly].map((course) => new Set(stagesOf(type, course)));
    expect(found).toEqual([gate, interview, scheme].map((expected) => new Set(expected)));
  });

  it('lets boards be set up before what they do, on each course', () => {
    const [gate, interview, scheme] = [gateFirst, interviewFirst, schemeOnly].map((course) =>
      stagesOf('BoardEstablished', course),
    );
    expect(gate).toContain('WRITTEN_FINAL');
    expect(gate).not.toContain('DEFENCE_SEALED');
    expect(interview).toContain('DEFENCE_SEALED');
    expect(scheme).toContain('ELIGIBLE_PUBLISHED');
  });

  it('says which stage a course lacks for an event', () => {
    expect(missingStage('PapersSealed', schemeOnly)).toBe('WRITTEN_READY');
    expect(missingStage('AttendanceRecorded', schemeOnly)).toBe('WRITTEN_RUNNING');
    expect(missingStage('GateEvaluated', schemeOnly)).toBe('WRITTEN_FINAL');
    for (const type of [
      'PapersSealed',
      'RoundResumed',
      'RoundSuspended',
      'MemberRecused',
      'ResultsReported',
    ] as const) {
      expect(missingStage(type, interviewFirst)).toBeUndefined();
    }
    expect(missingStage('BoardEstablished', schemeOnly)).toBeUndefined();
  });
});

describe.each(courses)('the course $course.name of $pack', ({ course }) => {
  const places = placesOn(course);

  it('is walked to its end, stage by stage, by events that enter each', () => {
    places.forEach(({ stage }, index) => {
      const from = index === 0 ? undefined : places[index - 1]!.stage;
      const entering = roundEventTypes.filter(
        (type) => stageAfter(type, from) === stage && mayHappen(type, from, course),
      );
      expect([stage, entering.length > 0]).toEqual([stage, true]);
    });
  });

  it('is left by no event for a stage that it does not have, but for those outside the order', () => {
    const outside = ['SUSPENDED', 'CANCELLED', 'ANNULLED'];
    const anyStep = fc.tuple(fc.constantFrom(...roundEventTypes), fc.constantFrom(...places.map(({ stage }) => stage)));
    fc.assert(
      fc.property(anyStep, ([type, from]) => {
        const to = stageAfter(type, from);
        return !mayHappen(type, from, course) || isOn(course, to) || outside.includes(to);
      }),
    );
  });

  it('lets nothing enter a stage ahead of one that may not be skipped', () => {
    const enter = steps.flatMap(([type, step]) =>
      'enters' in step ? [{ type, to: step.enters, again: step.again }] : [],
    );
    fc.assert(
      fc.property(fc.constantFrom(...enter), fc.constantFrom(...all), ({ type, to, again }, from) => {
        const [start, end] = [from, to].map((stage) => places.findIndex((place) => place.stage === stage));
        const between = places.slice(start! + 1, Math.max(end!, 0));
        const forward = start! >= 0 && start! < end! && between.every(({ skippable }) => skippable);
        expect(mayHappen(type, from, course)).toBe(forward || (again === true && start === end && end! >= 0));
      }),
    );
  });
});
