import fc from 'fast-check';
import { type Context, isRefusal, type Meta, type Recorded, type Refusal } from '#kernel';
import { type Course, isBeforeRecognised, type Stage, type Step } from '#rules';
import { anyCommandOf, type SampleCommand, samplePeople } from '#test/support/any-command';
import { hireHistory } from '#test/support/hire-round';
import { sampleHistory, textOf } from '#test/support/sample-history';
import { contextOf } from '#test/support/specify';
import { foldRound } from '../index.js';
import { checkInvariants, type InvariantNumber } from '../invariants/invariants.js';
import type { RoundCommands } from './events.js';
import { courseOfRound } from './plan/pack.js';
import { cardOf, findCard, roundEventTypes, senderOf } from './cards.js';
import { mayHappen } from './flow.js';
import { round as decider } from './round.js';
import type { Round } from './state.js';

type Events = readonly { readonly type: string; readonly data: unknown }[];
type Rule = (round: Round, command: unknown, context: Context) => Events | Refusal;
type Fold = (round: Round, data: unknown, meta: Meta) => Round;

const decide = decider.decide as unknown as Readonly<Record<string, Rule>>;
const evolve = decider.evolve as unknown as Readonly<Record<string, Fold>>;

const DAY = 24 * 60 * 60 * 1000;

/** A command with who tries it first, how many days after the one before, and when it is said to have happened. */
type Try = readonly [SampleCommand, number, number, 'NOW' | 'LATE' | 'UNEXPLAINED' | 'AHEAD'];

const names = Object.keys(decider.decide) as (keyof RoundCommands)[];
const anyOfAll = anyCommandOf(names);

/** Mostly what may be asked in this stage of this course, so that rounds get on; now and then what may not. */
const anyTryIn = (stage: Stage | null, course: Course): fc.Arbitrary<Try> => {
  const fitting = names.filter((name) => mayHappen(senderOf(name).event, stage ?? undefined, course));
  return fc.tuple(
    fc.oneof({ weight: 8, arbitrary: anyCommandOf(fitting) }, { weight: 1, arbitrary: anyOfAll }),
    fc.nat({ max: samplePeople.length - 1 }),
    fc.constantFrom(0, 0, 0, 0, 0, 0, 1, 7),
    fc.constantFrom('NOW', 'NOW', 'NOW', 'NOW', 'NOW', 'NOW', 'NOW', 'LATE', 'UNEXPLAINED', 'AHEAD'),
  );
};
const tries = new Map<string, fc.Arbitrary<Try>>();
const tryIn = (stage: Stage | null, course: Course): fc.Arbitrary<Try> => {
  const key = `${course.name}/${stage}`;
  const known = tries.get(key) ?? anyTryIn(stage, course);
  tries.set(key, known);
  return known;
};

const instant = (time: number): string => new Date(time).toISOString();

const contextAt = (actor: string, time: number, when: Try[3]): Context => {
  const late = { reason: 'PAPER_ENTRY', note: textOf('note') };
  const at = instant(time);
  if (when === 'NOW') return contextOf({ actor, at });
  const occurredAt = instant(time + (when === 'AHEAD' ? DAY : -DAY));
  return contextOf({ actor, at, occurredAt, ...(when === 'UNEXPLAINED' ? {} : { backdated: late }) });
};

/** The clock that is told of as run out is mostly one that runs. */
const aimed = (round: Round, { type, data }: SampleCommand): unknown => {
  if (type !== 'ExpireClock') return data;
  const { clock, due } = data as { readonly clock: string; readonly due: string };
  return { clock, due: Object.hasOwn(round.clocks, clock) ? (round.clocks[clock]?.due ?? due) : due };
};

/** What each of all people, one after another, hears in answer to one command; ends with the first who achieves something. */
const answers = (round: Round, [command, first, , when]: Try, time: number) => {
  const heard: { readonly outcome: Events | Refusal; readonly meta: Meta }[] = [];
  for (const actor of [...samplePeople.slice(first), ...samplePeople.slice(0, first)]) {
    const context = contextAt(actor, time, when);
    const outcome = decide[command.type]!(round, aimed(round, command), context);
    heard.push({ outcome, meta: { ...context, commandType: command.type } });
    if (!isRefusal(outcome) && outcome.length > 0) break;
  }
  return heard;
};

const place = (revision: number) => ({
  id: `e${revision}`,
  version: 1,
  stream: 'round-R1',
  revision,
  position: BigInt(revision + 1),
});

interface Walk {
  readonly round: Round;
  readonly time: number;
  readonly history: readonly Recorded[];
  /** Stages before and after each event that a command led to, and the course that it met. */
  readonly steps: readonly {
    readonly type: string;
    readonly from: Stage | null;
    readonly to: Stage | null;
    readonly course: Course;
  }[];
}

const recorded = (walk: Walk, event: Events[number], meta: Meta): Walk => {
  const round = evolve[event.type]!(walk.round, event.data, meta);
  const history = [...walk.history, { ...event, ...place(walk.history.length), meta }];
  const steps = [
    ...walk.steps,
    { type: event.type, from: walk.round.stage, to: round.stage, course: courseOfRound(walk.round) },
  ];
  return { ...walk, round, history, steps };
};

const tried = (walk: Walk, attempt: Try): Walk => {
  const time = walk.time + 1000 + attempt[2] * DAY;
  const { outcome, meta } = answers(walk.round, attempt, time).at(-1)!;
  const events = isRefusal(outcome) ? [] : outcome;
  return events.reduce((after, event) => recorded(after, event, meta), { ...walk, time });
};

/** A round that goes its own way after this history; an empty one: from nothing. */
const walkFrom = (history: readonly Recorded[], length: number, draw: fc.GeneratorValue): Walk => {
  const time = Date.parse(history.at(-1)?.meta.at ?? '2026-01-05T02:00:00.000Z');
  let walk: Walk = { round: foldRound(history), time, history, steps: [] };
  for (let left = length; left > 0; left -= 1)
    walk = tried(walk, draw(tryIn, walk.round.stage, courseOfRound(walk.round)));
  return walk;
};

/** Where a walk starts, how many commands it tries, and what it draws: a failure then names the commands. */
const anyWalk = fc.tuple(
  fc.constantFrom(
    ...[sampleHistory, hireHistory].flatMap((history) => [...history, null].map((_, start) => history.slice(0, start))),
  ),
  fc.noBias(fc.nat({ max: 80 })),
  fc.gen(),
);

interface Move {
  readonly from: Stage;
  readonly to: Stage | null;
  readonly course: Course;
}

const entersSo = ({ enters, again }: Extract<Step, { readonly enters: Stage }>, { from, to, course }: Move): boolean =>
  to === enters && (straightBefore(course, enters).includes(from) || (again === true && to === from));

const leavesSo = (step: Exclude<Step, { readonly enters: Stage }>, { from, to, course }: Move): boolean => {
  const isNamed = step.from === 'ANY' || legalFrom(step.from, from);
  const isBefore = step.before !== undefined && straightBefore(course, step.before).includes(from);
  return (isNamed || isBefore) && to === (step.to ?? from);
};

/** As the flow has it, read off here anew. A resumed round is where its last suspension found it. */
const isLegal = ({ type, from, to, course }: Walk['steps'][number], suspendedIn: Stage | null): boolean => {
  if (from === null) return type === 'RoundDrafted' ? to === 'DRAFT' : type === 'DraftVoided' && to === null;
  if (type === 'RoundResumed') return from === 'SUSPENDED' && to === suspendedIn;
  const step = findCard(type)?.stage;
  if (step === undefined) return false;
  return 'enters' in step ? entersSo(step, { from, to, course }) : leavesSo(step, { from, to, course });
};

/** The places of the course right before a stage, back to the first that may not be skipped. */
const straightBefore = ({ stages: places }: Course, stage: Stage): readonly string[] => {
  const earlier = places.slice(
    0,
    Math.max(
      places.findIndex((place) => place === stage || place === `${stage}?`),
      0,
    ),
  );
  const last = earlier.findLastIndex((place) => !place.endsWith('?'));
  return earlier.slice(Math.max(last, 0)).map((place) => place.replace('?', ''));
};

const legalFrom = (stages: readonly Stage[] | 'BEFORE_RECOGNISED', from: Stage): boolean =>
  stages === 'BEFORE_RECOGNISED' ? isBeforeRecognised(from) : stages.includes(from);

const stageSuspended = (history: readonly Recorded[]): Stage | null => {
  const last = history.findLastIndex(({ type }) => type === 'RoundSuspended');
  return last < 0 ? null : foldRound(history.slice(0, last)).stage;
};

describe('whatever is asked of a round', () => {
  it('is answered by events or a refusal, and what it decides it can remember', () => {
    fc.assert(
      fc.property(anyWalk, ([start, length, draw]) => {
        const { round, history } = walkFrom(start, length, draw);
        expect(foldRound(history)).toEqual(round);
      }),
    );
  });

  it('moves it along the table of the flow only', () => {
    fc.assert(
      fc.property(anyWalk, ([start, length, draw]) => {
        const { steps, history } = walkFrom(start, length, draw);
        const illegal = steps.filter((step, index) => {
          const before = history.slice(0, history.length - steps.length + index);
          return !isLegal(step, stageSuspended(before));
        });
        expect(illegal).toEqual([]);
      }),
    );
  });

  it('leaves a history without breach', () => {
    const held: readonly InvariantNumber[] = [5, 7, 8, 9];
    fc.assert(
      fc.property(anyWalk, ([start, length, draw]) => {
        const { history } = walkFrom(start, length, draw);
        const breaches = checkInvariants(history, foldRound);
        expect(breaches.filter(({ invariant }) => held.includes(invariant))).toEqual([]);
      }),
    );
  });
});

test('the walks get about: they take many different steps, not only the first ones', () => {
  const walks = fc.sample(anyWalk, { numRuns: 150, seed: 1 }).map((walk) => walkFrom(...walk));
  const types = new Set(walks.flatMap(({ steps }) => steps.map(({ type }) => type)));
  const sent = roundEventTypes.filter((type) => cardOf(type).sent !== 'FOLLOWS');
  expect(types.size).toBeGreaterThan(sent.length / 2);
});
