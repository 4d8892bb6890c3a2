import { onRound, recordedAll } from '#test/support/story';
import { custodyIsUnbroken } from './custody.js';
import { foldRound } from '../round/fold.js';
import { round } from '../round/round.js';
import type { Round } from '../round/state.js';

const { initialState: initial } = round;

const handover = (from: string, to: string, actor = from, item = 'bag-1') =>
  ({
    type: 'CustodyTransferred',
    data: { item, from, to, witnesses: ['S1'], sealIntact: true, count: 3 },
    meta: { actor },
  }) as const;

const offer = (from: string, to: string, actor = from, item = 'bag-1') =>
  ({ ...handover(from, to, actor, item), type: 'CustodyOffered' }) as const;

const refusal = (actor: string, item = 'bag-1') =>
  ({
    type: 'CustodyRefused',
    data: { item, reason: { ref: 'r', commitment: 'a'.repeat(64) } },
    meta: { actor },
  }) as const;

const takeover = (from: string, to: string, actor = to) =>
  ({
    type: 'CustodyTakenOver',
    data: { ...handover(from, to).data, reason: { ref: 'r', commitment: 'a'.repeat(64) }, minutes: 'a'.repeat(64) },
    meta: { actor },
  }) as const;

const seat = (person: string) => ({ person, office: 'OUTSIDE_EXPERT', standing: 'CLEAN' }) as const;

type Line =
  ReturnType<typeof handover> | ReturnType<typeof offer> | ReturnType<typeof refusal> | ReturnType<typeof takeover>;

const breaches = (...lines: readonly Line[]) =>
  custodyIsUnbroken(recordedAll(onRound('R1', ...lines)), foldRound).map(({ revision, what }) => [revision, what]);

describe('the chain of custody', () => {
  it('is whole where each giver is the receiver before, item by item', () => {
    expect(breaches(handover('I1', 'C1'), handover('I1', 'K1', 'I1', 'bag-2'), handover('C1', 'K1'))).toEqual([]);
  });

  it('may have been recorded by whoever was there', () => {
    expect(breaches(handover('I1', 'C1', 'S1'), handover('C1', 'K1', 'K1'))).toEqual([]);
  });

  it('is broken by a giver who held nothing, a handover to oneself, and a record by somebody who was not there', () => {
    expect(
      breaches(handover('I1', 'C1'), handover('I1', 'K1'), handover('K1', 'K1'), handover('K1', 'I1', 'x')),
    ).toEqual([
      [1, 'bag-1 was handed over by somebody who did not hold it'],
      [2, 'bag-1 was handed over to its holder'],
      [3, 'the handover of bag-1 was recorded by somebody who was not there'],
    ]);
  });
});

describe('the chain of custody that receivers sign', () => {
  it('is whole where each takes what was handed over, or it stays with its giver', () => {
    expect(
      breaches(
        handover('I1', 'C1'),
        ...[offer('C1', 'K1'), handover('C1', 'K1', 'K1')],
        ...[offer('K1', 'M1'), refusal('M1'), offer('K1', 'M2'), refusal('K1')],
        ...[offer('K1', 'M1'), handover('K1', 'M1', 'M1')],
      ),
    ).toEqual([]);
  });

  it('is broken by whoever offers what another holds or is asked to take, or for another', () => {
    expect(breaches(offer('I1', 'C1'), offer('C1', 'K1'), offer('I1', 'K1', 'S1', 'bag-2'))).toEqual([
      [1, 'bag-1 was handed over by somebody who did not hold it'],
      [1, 'bag-1 was handed on before it was signed for'],
      [2, 'the handover of bag-2 was recorded by somebody else than its giver'],
    ]);
  });

  it('is broken by whoever signs for another, or for what was not handed over', () => {
    expect(
      breaches(
        ...[offer('I1', 'C1'), handover('I1', 'C1')],
        ...[offer('C1', 'K1'), handover('C1', 'M1', 'M1')],
        handover('M1', 'K1', 'K1'),
      ),
    ).toEqual([
      [1, 'bag-1 was signed for by somebody else than its receiver'],
      [3, 'bag-1 came to somebody to whom it was not handed over'],
      [4, 'bag-1 came to somebody to whom it was not handed over'],
    ]);
  });

  it('is broken by whoever refuses what was handed over to another, or to nobody', () => {
    expect(breaches(offer('I1', 'C1'), refusal('K1'), refusal('I1'), refusal('I1', 'bag-2'))).toEqual([
      [1, 'bag-1 was refused by somebody to whom it was not handed over'],
      [2, 'bag-1 was refused by somebody to whom it was not handed over'],
      [3, 'bag-2 was refused by somebody to whom it was not handed over'],
    ]);
  });
});

describe('the chain of custody after its holder has left', () => {
  const decision = { number: '1/QĐ', date: '2026-02-02', hash: 'a'.repeat(64) };
  const members = [
    { ...seat('M1'), role: 'CHAIR' },
    { ...seat('M2'), role: 'MEMBER' },
  ] as const;
  const bodies = [
    { type: 'CouncilEstablished', data: { members, decision } },
    {
      type: 'BoardEstablished',
      data: { kind: 'CODING', head: seat('D1'), members: [seat('D2')], secretary: seat('D3'), decision },
    },
  ] as const;
  const council = { ...initial.council, members };
  const plan = { ...initial.plan, owner: 'H1' };
  const marking = { ...initial.marking, keepers: ['K1', 'K2'] };
  const found = (...lines: readonly Line[]) =>
    custodyIsUnbroken(recordedAll(onRound('R1', ...bodies, ...lines)), () => ({
      ...initial,
      ...{ council, plan, marking },
    })).map(({ revision, what }) => [revision - bodies.length, what]);

  it('is whole where the chair takes over, and hands on', () => {
    expect(
      found(handover('I1', 'gone'), takeover('gone', 'M1'), offer('M1', 'D1'), handover('M1', 'D1', 'D1')),
    ).toEqual([]);
  });

  it.each(['M2', 'D1', 'D2', 'D3', 'H1', 'K2'])('is broken where %s, who holds it, has not left', (holder) => {
    expect(found(handover('I1', holder), takeover(holder, 'M1'))).toEqual([
      [1, 'bag-1 was taken over from somebody who still had a seat'],
    ]);
  });

  it('is broken by whoever takes over what nobody held', () => {
    expect(found(takeover('gone', 'M1'))).toEqual([[0, 'bag-1 was taken over from somebody who did not hold it']]);
  });

  it('looks at who signs in the unit that the round goes on in, and at the draft before', () => {
    const lines = (holder: string) => recordedAll(onRound('R1', handover('I1', holder), takeover(holder, 'M1')));
    const found = (round: Partial<Round>, holder: string) =>
      custodyIsUnbroken(lines(holder), () => ({ ...initial, council, plan, marking, ...round })).length;
    const draft = { authority: 'A1', superior: 'U1' } as unknown as NonNullable<Round['plan']['draft']>;
    const drafted = { plan: { ...plan, draft } };
    const successor = { authority: 'A2', superior: 'U2' } as unknown as Round['standstill']['successor'];
    const gone = { ...drafted, standstill: { ...initial.standstill, successor } };
    expect([found(drafted, 'A1'), found(drafted, 'U1'), found(drafted, 'A2')]).toEqual([1, 1, 0]);
    expect([found(gone, 'A1'), found(gone, 'A2'), found(gone, 'U2')]).toEqual([0, 1, 1]);
  });

  it('is broken by whoever does not chair, acts for another, or takes what another held', () => {
    expect(found(handover('I1', 'gone'), takeover('other', 'M2', 'M1'))).toEqual([
      [1, 'bag-1 was taken over from somebody who did not hold it'],
      [1, 'bag-1 was taken over for somebody else'],
      [1, 'bag-1 was taken over by somebody who does not chair'],
    ]);
  });
});
