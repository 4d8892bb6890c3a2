import type { Recorded } from '#kernel';
import type { Stage } from '#rules';
import { sampleHistory } from '#test/support/sample-history';
import { sampleRound } from '#test/support/sample-round';
import { contextOf, sampleComplaint } from '#test/support/specify';
import { foldView } from '#test/support/story';
import { viewerAt } from '#test/support/viewer';
import { type DecisionDoc, decisions } from '../views/decisions.js';
import { type StepDoc, steps } from '../views/steps.js';
import type { Viewer } from './place.js';
import { round } from './round.js';
import {
  decisionFor,
  happeningOf,
  isTextOfOthers,
  isTextTo,
  isToldOf,
  sealedUntil,
  senderIn,
  stepFor,
  textsAreSealed,
} from './seals.js';
import type { Round } from './state.js';

const { evolve } = round;
const civil = sampleRound();
const at = (stage: Stage, changes: Partial<Round> = {}): Round => ({ ...civil, stage, ...changes });

const withPlan = (pack: string, terms: object): Partial<Round> => ({
  plan: {
    ...civil.plan,
    approved: { ...civil.plan.approved!, pack, terms: { ...civil.plan.approved!.terms, ...terms } },
  },
});

const data = {
  script: 'X1',
  mark: '62',
  old: '60',
  difference: '7',
  map: [],
  salt: 's',
  needs: 'THIRD_MARK',
  marker: 'k4',
  sheet: 'h',
  kind: 'KEEP',
  anew: [],
  choice: 'FOR',
  motion: 'v1',
  proposed: '1',
  raw: '2',
  net: '3',
};
const more = { score: '80', replaces: null, spread: '14', candidate: 'c1', opinion: 'o', member: 'm1' };
const event = (type: string): Recorded => ({ type, data: { ...data, ...more }, meta: {} }) as unknown as Recorded;

/** Fields of the event that the log keeps back. */
const sealed = (type: string, round: Round): readonly string[] =>
  Object.entries(sealedUntil(event(type), round).data as object).flatMap(([field, value]) =>
    value === 'SEALED' ? [field] : [],
  );

describe('the log', () => {
  it.each([
    ['MarkRecorded', ['mark', 'sheet'], 'MARKING', 'MARKED'],
    ['MarkCorrected', ['mark', 'old', 'sheet'], 'MARKING', 'MARKED'],
    ['ThirdMarkerAssigned', ['marker'], 'MARKING', 'MARKED'],
    ['MarkDisputed', ['difference'], 'MARKING', 'MARKED'],
    ['HeadDecided', ['mark'], 'MARKING', 'MARKED'],
    ['CollectiveMarked', ['mark'], 'MARKING', 'MARKED'],
    ['MarkSettled', ['mark', 'replaces'], 'MARKING', 'MARKED'],
    ['CodeMapUnsealed', ['map', 'salt'], 'REPORTED', 'RECOGNISED'],
    ['AppealFiled', ['script'], 'WRITTEN_PUBLISHED', 'RECOGNISED'],
    ['AppealMarked', ['mark', 'sheet', 'script'], 'APPEAL_MARKING', 'RECOGNISED'],
    ['AppealMarked', ['sheet', 'script'], 'WRITTEN_FINAL', 'RECOGNISED'],
    ['AppealDisputed', ['proposed', 'script'], 'APPEAL_MARKING', 'RECOGNISED'],
    ['AppealDecided', ['mark', 'script'], 'APPEAL_MARKING', 'RECOGNISED'],
    ['AppealSettled', ['raw', 'net', 'replaces', 'script'], 'APPEAL_MARKING', 'RECOGNISED'],
    ['AppealSettled', ['script'], 'WRITTEN_FINAL', 'RECOGNISED'],
    ['SheetSigned', ['score', 'sheet', 'replaces', 'spread'], 'DEFENCE_RUNNING', 'DEFENCE_SEALED'],
    ['SpreadReviewRequired', ['spread'], 'DEFENCE_RUNNING', 'DEFENCE_SEALED'],
    ['SpreadReviewDecided', ['kind', 'member', 'anew'], 'DEFENCE_RUNNING', 'DEFENCE_SEALED'],
  ] as const)('keeps back of %s the %j in %s, and nothing in %s', (type, fields, before, until) => {
    expect([...sealed(type, at(before))].sort()).toEqual([...fields].sort());
    expect(sealedUntil(event(type), at(until)).data).toEqual(event(type).data);
    expect([textsAreSealed(event(type), at(before)), textsAreSealed(event(type), at(until))]).toEqual([true, false]);
  });

  it('keeps back opinions in a hire, for overseers too, until they are reported', () => {
    const contract = withPlan('VN-CONTRACT-2026@1', {});
    expect(sealed('OpinionGiven', at('ADVISING', contract))).toEqual(['candidate', 'opinion']);
    expect(sealed('OpinionGiven', at('ADVISED', contract))).toEqual([]);
  });

  it('keeps back nothing of what is not sealed, nor of what every object has', () => {
    const drafted = event('RoundDrafted');
    expect(sealedUntil(drafted, at('DRAFT')).data).toEqual(drafted.data);
    expect(sealed('toString', at('DRAFT'))).toEqual([]);
    expect(textsAreSealed(event('RoundSuspended'), at('MARKING'))).toBe(false);
  });

  it('keeps back marks and sheets where the interview comes first: the marks until they are in, the sheets until they are final', () => {
    const first = withPlan('VN-CIVIL-2025@1', { ranking: 'WEIGHTED' });
    const stages = ['DEFENCE_SEALED', 'MARKED', 'WRITTEN_FINAL'] as const;
    expect(stages.map((stage) => [...sealed('MarkRecorded', at(stage, first))].sort())).toEqual([
      ['mark', 'sheet'],
      [],
      [],
    ]);
    expect(stages.map((stage) => [...sealed('SheetSigned', at(stage, first))].sort())).toEqual([
      ['replaces', 'score', 'sheet', 'spread'],
      ['replaces', 'score', 'sheet', 'spread'],
      [],
    ]);
  });

  it('keeps who sent a complaint on paper from all but whoever handles it', () => {
    const complaints = { K1: sampleComplaint({ concerns: 'COUNCIL' }) };
    const complained = at('SCREENING', { results: { ...civil.results, complaints } });
    const { authority = '', owner = '' } = civil.plan.draft ?? {};
    const told = { ...event('ComplaintLodged'), type: 'ComplaintReceived', data: { complaint: 'K1' } };
    const isKept = (person: string, recorded: Recorded = told) => isTextOfOthers(recorded, complained, person);
    expect([isKept(owner), isKept('m1'), isKept(authority)]).toEqual([true, true, false]);
    const meta = { ...contextOf({ actor: 'm2' }), commandType: 'LodgeComplaint' };
    const lodged = { ...event('ComplaintLodged'), data: { complaint: 'K1' }, meta };
    expect([isKept(owner, lodged), isKept('m1', lodged), isKept(authority, lodged)]).toEqual([true, true, false]);
    expect(isKept(owner, event('ResultsReported'))).toBe(false);
    expect([senderIn(lodged), senderIn(told)]).toEqual(['m2', undefined]);
  });

  it('never says in the log who lodged a complaint, by which right, or in which session', () => {
    const { meta } = sealedUntil(event('ComplaintLodged'), at('ARCHIVED'));
    const { actor, onBehalfOf, authority, account, session, means } = meta;
    expect(new Set([actor, onBehalfOf, authority, account, session, means])).toEqual(new Set(['SEALED']));
    expect(sealedUntil(event('ComplaintSettled'), at('ARCHIVED')).meta).toEqual({ commandDigest: 'SEALED' });
    const received = { ...event('ComplaintLodged'), type: 'ComplaintReceived', data: { complaint: 'K1', sender: 'x' } };
    expect(sealedUntil(received, at('ARCHIVED')).data).toEqual({ complaint: 'K1', sender: 'SEALED' });
  });

  it('says no more of what followed by itself from a complaint: neither who sent it, nor why it was typed in late', () => {
    const meta = { ...contextOf({ actor: 'm2' }), commandType: 'LodgeComplaint' };
    const flagged: Recorded = { ...event('DeviationFlagged'), stream: 'round-R1', revision: 7, meta };
    expect(sealedUntil(flagged, at('SCREENING')).meta).toMatchObject({ actor: 'SEALED', authority: 'SEALED' });
    expect(foldView(steps, [flagged])['R1/000000007']).toMatchObject({ person: 'SEALED', authority: 'SEALED' });
    const by = (commandType: string) => ({ ...flagged, meta: { ...meta, commandType } });
    expect(foldView(steps, [by('SignSheet')])['R1/000000007']).toMatchObject({ person: 'm2' });
    const { authority = '' } = civil.plan.draft ?? {};
    const isKept = (commandType: string) => isTextOfOthers(by(commandType), at('SCREENING'), authority);
    expect(['LodgeComplaint', 'ReceiveComplaint', 'RedirectComplaint', 'SettleComplaint'].map(isKept)).toEqual([
      ...[true, true, true],
      false,
    ]);
    expect(senderIn(flagged)).toBeUndefined();
  });

  it('gives why a handover was refused to both sides of it, whatever else they may read', () => {
    const refused = { ...event('CustodyRefused'), data: { item: 'b', from: 'i1', to: 'd1' } };
    const told = (recorded: Recorded | undefined) => ['i1', 'd1', 'k1'].map((person) => isTextTo(recorded, person));
    expect(told(refused)).toEqual([true, true, false]);
    expect(told({ ...refused, type: 'MarkCorrected' })).toEqual([false, false, false]);
    expect(told({ ...refused, data: { item: 'b' } })).toEqual([false, false, false]);
    expect(told(undefined)).toEqual([false, false, false]);
  });

  it('keeps back in a round that stands still what was sealed when it was suspended', () => {
    const still = (resumeTo: Stage) => at('SUSPENDED', { standstill: { ...civil.standstill, resumeTo } });
    expect([sealed('MarkRecorded', still('MARKING')), sealed('MarkRecorded', still('MARKED'))]).toEqual([
      ['mark', 'sheet'],
      [],
    ]);
  });

  it('keeps back a vote until its motion is decided, through a vote that is taken anew too, and never shows the digest of a request', () => {
    const motion = (outcome: 'OPEN' | 'CARRIED') =>
      at('SCREENING', {
        council: { ...civil.council, motions: { v1: { votes: {}, outcome, tabledIn: null } } },
      });
    expect(sealed('VoteCast', motion('OPEN'))).toEqual(['choice']);
    expect(sealed('VoteCast', motion('CARRIED'))).toEqual([]);
    const again = { motion: 'v1', outcome: 'REVOTE', how: 'NO_SIDE', minutes: 'a'.repeat(64) };
    const anew = evolve.MotionClosed(motion('OPEN'), again as never, { ...contextOf(), commandType: 'CloseMotion' });
    expect(sealed('VoteCast', anew)).toEqual(['choice']);
    // Of a motion that nobody knows nothing is told.
    expect(sealed('VoteCast', at('SCREENING'))).toEqual(['choice']);
    const sent = { ...event('RoundDrafted'), meta: { commandDigest: 'd'.repeat(64) } } as unknown as Recorded;
    expect(sealedUntil(sent, at('DRAFT')).meta.commandDigest).toBe('SEALED');
  });
});

const overseer = (stage: Stage) => viewerAt(stage, 'x', { roles: ['AUDITOR'] });
const hr = (stage: Stage) => viewerAt(stage, 'x', { roles: ['HR'] });

const aDecision = Object.values(foldView(decisions, sampleHistory))[0] as DecisionDoc;

describe('a decision', () => {
  const made = (event: DecisionDoc['event']): DecisionDoc => ({
    ...aDecision,
    event,
    actor: 'k1',
    choice: '66',
    aboutId: 'X1',
  });

  it.each([
    ['HeadDecided', 'MARKING', 'MARKED'],
    ['MarkCorrected', 'MARKING', 'MARKED'],
    ['CollectiveMarked', 'MARKING', 'MARKED'],
    ['SpreadReviewDecided', 'DEFENCE_RUNNING', 'DEFENCE_SEALED'],
  ] as const)(
    'on what is sealed, %s, is known in %s to who made it and who watches, and open in %s',
    (type, before, until) => {
      const doc = made(type);
      expect(decisionFor(doc, hr(before))).toBeUndefined();
      expect(decisionFor(doc, viewerAt(before, 'k1'))).toEqual({ ...doc, choice: 'SEALED' });
      expect(decisionFor(doc, overseer(before))).toEqual({ ...doc, choice: 'SEALED' });
      expect(decisionFor(doc, hr(until))).toBe(doc);
    },
  );

  it('on an appeal does not say before the code map is open on which script', () => {
    const doc = made('AppealDecided');
    expect(decisionFor(doc, overseer('REPORTED'))).toEqual({ ...doc, choice: 'SEALED', aboutId: 'SEALED' });
    expect(decisionFor(doc, hr('REPORTED'))).toBeUndefined();
    expect(decisionFor(doc, hr('RECOGNISED'))).toBe(doc);
  });

  it('on anything else is open at once', () => {
    expect(decisionFor(made('PostCancelled'), hr('SCREENING'))?.choice).toBe('66');
  });
});

describe('a step', () => {
  const all = Object.values(foldView(steps, sampleHistory)) as readonly StepDoc[];
  const of = (type: StepDoc['event']) => all.find(({ event }) => event === type)!;
  const told = (type: StepDoc['event'], viewer: Viewer) => stepFor(of(type), viewer)?.output;

  it('of what everybody gives is known at once, and its digest when that is open', () => {
    const done = { kind: 'DONE', value: 'RECORDED', hash: null };
    expect(told('MarkRecorded', hr('MARKING'))).toEqual(done);
    expect(told('MarkRecorded', overseer('MARKING'))).toEqual(done);
    expect(told('MarkRecorded', hr('MARKED'))?.kind).toBe('HASH');
    expect(told('SheetSigned', hr('DEFENCE_RUNNING'))).toEqual(done);
    expect(told('CodeMapUnsealed', hr('REPORTED'))).toEqual(done);
  });

  it('by which somebody votes never tells what was chosen: that is asked of the round itself', () => {
    const output = { kind: 'CHOICE', value: 'FOR', hash: null } as const;
    const doc: StepDoc = { ...of('RoundAnnounced'), event: 'VoteCast', person: 'm2', output };
    expect(stepFor(doc, overseer('ARCHIVED'))?.output).toEqual({ kind: 'DONE', value: 'RECORDED', hash: null });
  });

  it('by which somebody complains is known to those of whom one settles it and to who watches over the round, without whose it is', () => {
    const doc: StepDoc = { ...of('RoundAnnounced'), event: 'ComplaintLodged', person: 'm2' };
    const shown = (person: string, coming = {}) => stepFor(doc, viewerAt('ANNOUNCED', person, coming));
    for (const person of ['m1', 'p-authority', 'p-superior'])
      expect(shown(person)).toMatchObject({ person: 'SEALED', onBehalfOf: null, authority: 'SEALED' });
    expect(['m3', 'K1', 'p-owner'].filter((person) => shown(person) !== undefined)).toEqual([]);
    expect(shown('x', { roles: ['HR'] })).toBeUndefined();
    expect(shown('x', { roles: ['AUDITOR'] })?.person).toBe('SEALED');
    expect(shown('m2')).toBe(doc);
    const entered: StepDoc = { ...doc, event: 'ComplaintReceived', person: 'p-owner' };
    expect(stepFor(entered, viewerAt('ANNOUNCED', 'm1'))).toBe(entered);
  });

  it('by which a complaint is passed on is known to no others than that there is one, nor is it as a decision', () => {
    const doc: StepDoc = { ...of('RoundAnnounced'), event: 'ComplaintRedirected', person: 'p-owner' };
    const made: DecisionDoc = { ...aDecision, event: 'ComplaintRedirected', actor: 'p-owner' };
    const told = (person: string, coming = {}) => {
      const viewer = viewerAt('ANNOUNCED', person, coming);
      return [stepFor(doc, viewer), decisionFor(made, viewer)];
    };
    for (const person of ['m3', 'K1']) expect(told(person)).toEqual([undefined, undefined]);
    expect(told('x', { roles: ['HR'] })).toEqual([undefined, undefined]);
    for (const person of ['p-owner', 'm1', 'p-authority', 'p-superior']) expect(told(person)).toEqual([doc, made]);
    expect(told('x', { roles: ['AUDITOR'] })).toEqual([doc, made]);
  });

  it('that follows by itself from what somebody sent is not known to that person for having sent it', () => {
    const doc: StepDoc = { ...of('RoundAnnounced'), event: 'SpreadReviewRequired', person: 'm5' };
    const shown = (viewer: Viewer) => stepFor(doc, viewer) !== undefined;
    expect(shown(viewerAt('DEFENCE_RUNNING', 'm5'))).toBe(false);
    expect(shown(overseer('DEFENCE_RUNNING'))).toBe(true);
    expect(shown(viewerAt('DEFENCE_SEALED', 'm5'))).toBe(true);
  });

  it('that tells by itself of what is sealed is known to who watches alone', () => {
    for (const type of ['MarkDisputed', 'MarkSettled', 'HeadDecided'] as const) {
      expect(stepFor(of(type), hr('MARKING'))).toBeUndefined();
      expect(stepFor(of(type), overseer('MARKING'))).toBeDefined();
      expect(stepFor(of(type), hr('MARKED'))).toBe(of(type));
    }
  });

  it('that is not told has no texts either', () => {
    const decided = happeningOf({ ...event('HeadDecided'), meta: { actor: 'K1' } } as unknown as Recorded);
    expect([isToldOf(decided, hr('MARKING')), isToldOf(decided, hr('MARKED'))]).toEqual([false, true]);
    expect(isToldOf(decided, overseer('MARKING'))).toBe(true);
  });

  it('with the digest of the published marks does not show it to who is to score', () => {
    const published = { ...of('WrittenResultFinal'), output: { kind: 'HASH', value: 'h', hash: null } } as const;
    expect(stepFor(published, viewerAt('DEFENCE_RUNNING', 'm2'))?.output?.kind).toBe('DONE');
    expect(stepFor(published, viewerAt('DEFENCE_SEALED', 'm2'))).toBe(published);
    expect(stepFor(published, hr('DEFENCE_RUNNING'))).toBe(published);
  });
});
