import { randomUUID } from 'node:crypto';
import type { RoundEvents } from '../../libs/exams/src/round/events.js';
import { caseOf, inputsHashOf } from '../../libs/exams/src/round/case.js';
import { foldRound } from '#exams';
import type { EventStore, NewEvent, Recorded } from '#kernel';
import { compute, isFault } from '#rules';

/** Candidates in one pooled ranking, each with two marks and a panel of seven: 999 scores. */
export const CANDIDATES = 111;
const MEMBERS = ['M1', 'M2', 'M3', 'M4', 'M5', 'M6', 'M7'];
const POSTS = ['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8'];

/** Everything below is a sample: people, papers and hashes are invented. */
const HASH = 'a'.repeat(64);
const paper = { number: '1/QĐ-MẪU', date: '2026-01-05', hash: HASH };
const seat = (person: string) => ({ person, office: 'PROFESSIONAL_LEADER', standing: 'CLEAN' }) as const;

type Told = {
  readonly [E in keyof RoundEvents]: { readonly type: E; readonly data: RoundEvents[E] };
}[keyof RoundEvents];

const ids = Array.from({ length: CANDIDATES }, (_, index) => `C${String(index)}`);
const codeOf = (candidate: string): string => `K${candidate.slice(1)}`;

/** A spread-out but fixed choice among `count`, so that two runs measure the same round. */
const pick = (index: number, step: number, count: number): number => (index * step + (index % 7) * 3) % count;

const preparation = (): Told[] => [
  {
    type: 'RoundDrafted',
    data: {
      code: 'SAMPLE-LARGE',
      mandate: '72-KH/TU',
      posts: POSTS.map((post) => ({ post, unit: 'u', position: 'x', schemeVersion: '1', unitRevision: 0 })),
      owner: 'person-owner',
      authority: 'person-authority',
      superior: 'person-superior',
      entry: 'LIVE',
    },
  },
  { type: 'PrincipleApproved', data: { decision: paper } },
  {
    type: 'PlanApproved',
    data: {
      pack: 'VN-CIVIL-2025@1',
      packHash: HASH,
      terms: { allocation: 'SERIAL_BY_PREFERENCE', markGrain: '0.25', panel: 'COUNCIL', eligibility: [] },
      decision: paper,
      budget: '1/DT',
      scheme: { number: '1', version: '1', units: ['u'] },
    },
  },
  {
    type: 'CouncilEstablished',
    data: {
      members: MEMBERS.map((person, index) => ({
        ...seat(person),
        role: (['CHAIR', 'VICE_CHAIR', 'SECRETARY'] as const)[index] ?? 'MEMBER',
      })),
      decision: paper,
    },
  },
];

const applications = (): Told[] => [
  ...ids.map((candidate, index): Told => {
    const first = pick(index, 5, POSTS.length);
    const posts = [...POSTS.slice(first), ...POSTS.slice(0, first)].slice(0, 3);
    const file = { candidate, person: `person-${candidate}`, posts, tier: 'OUTSIDE', documents: [] } as const;
    return { type: 'ApplicationReceived', data: { ...file, receipt: index + 1, answerBy: '2026-02-20' } };
  }),
  {
    type: 'EligibleListPublished',
    data: {
      snapshot: HASH,
      candidates: ids.map((candidate, index) => ({ candidate, candidateNo: String(index + 1).padStart(3, '0') })),
    },
  },
];

const paperDay = (): Told[] => [
  ...ids.map((candidate): Told => ({ type: 'AttendanceRecorded', data: { candidate, present: true } })),
  {
    type: 'WrittenEnded',
    data: { scripts: ids.map((candidate) => ({ candidate, sheets: 4, signed: true })) },
  },
  { type: 'ScriptsCoded', data: { codes: ids.map(codeOf), commitment: HASH, keepers: ['person-k1', 'person-k2'] } },
];

const marking = (): Told[] =>
  ids.flatMap((candidate, index): Told[] => {
    const script = codeOf(candidate);
    const marks = [50 + pick(index, 11, 40), 51 + pick(index, 11, 40)].map((mark) => `${String(mark)}.25`) as [
      string,
      string,
    ];
    const settled = (Number(marks[0]) + 0.5).toFixed(2);
    return [
      { type: 'MarkRecorded', data: { script, mark: marks[0], sheet: HASH, marker: 'person-r1', place: 1 } },
      { type: 'MarkRecorded', data: { script, mark: marks[1], sheet: HASH, marker: 'person-r2', place: 2 } },
      { type: 'MarkSettled', data: { script, mark: settled, how: 'MEAN' } },
    ];
  });

const publication = (): Told[] => {
  const marks = marking().flatMap((event) => (event.type === 'MarkSettled' ? [event.data] : []));
  return [
    {
      type: 'CodeMapUnsealed',
      data: {
        map: ids.map((candidate) => ({ code: codeOf(candidate), candidate })),
        salt: HASH,
        supervisor: 'person-s',
        snapshot: HASH,
        marks: marks.map(({ mark }, index) => ({
          candidate: ids[index] ?? '',
          raw: mark,
          net: mark,
          how: 'MEAN' as const,
        })),
      },
    },
    { type: 'AppealWindowClosed', data: { appeals: 0 } },
    { type: 'WrittenResultFinal', data: { snapshot: null } },
    { type: 'GateEvaluated', data: { admitted: ids, eliminated: [] } },
  ];
};

const defence = (): Told[] => [
  { type: 'OrderDrawn', data: { secret: HASH, nonces: [], order: ids } },
  ...ids.flatMap((candidate, index): Told[] => [
    { type: 'DefenceStarted', data: { candidate } },
    { type: 'PresenceRecorded', data: { candidate, members: MEMBERS } },
    ...MEMBERS.map((member, place): Told => ({
      type: 'SheetSigned',
      data: {
        candidate,
        member,
        score: String(72 + ((pick(index, 13, 23) + place * (index % 3)) % 10) + pick(index, 3, 9)),
        sheet: HASH,
        replaces: null,
      },
    })),
    { type: 'Questioned', data: { candidate, minutes: 60, record: HASH } },
  ]),
  { type: 'DefenceSealed', data: {} },
];

/** Events of one append: well within what an append may hold. */
const CHUNK = 400;

const asEvents = (told: readonly Told[]): NewEvent[] =>
  told.map(({ type, data }) => ({
    id: randomUUID(),
    type,
    version: 1,
    data,
    meta: {
      actor: 'person-sample',
      authority: 'sample',
      at: '2026-03-17T02:00:00.000Z',
      correlationId: HASH,
      causationId: HASH,
      commandId: HASH,
      commandDigest: HASH,
      commandType: 'Sample',
    },
  }));

/** Writes a round of 999 scores up to its compiled result into a log. */
export const writeLargeRound = async (events: EventStore, id: string): Promise<void> => {
  const told = [...preparation(), ...applications(), ...paperDay(), ...marking(), ...publication(), ...defence()];
  const stream = `round-${id}`;
  const written = asEvents(told);
  let revision = -1;
  for (let at = 0; at < written.length; at += CHUNK) {
    ({ revision } = await events.append(stream, revision, written.slice(at, at + CHUNK)));
  }
  const input = caseOf(foldRound(await historyOf(events, id)));
  const result = compute(input);
  if (isFault(result)) throw new Error(`${result.path}: ${result.message}`);
  const lines = result.candidates;
  const compiled = { lines, inputsHash: inputsHashOf(input), recomputed: true as const };
  await events.append(stream, revision, asEvents([{ type: 'ResultsCompiled', data: compiled }]));
};

/** Every event of a round. */
export const historyOf = (events: EventStore, id: string): Promise<Recorded[]> =>
  Array.fromAsync(events.read(`round-${id}`));
