import { isRefusal, type Meta } from '#kernel';
import { frozenRound } from '#test/support/frozen-round';
import { onRound, recordedAll, type Told } from '#test/support/story';
import type { RoundEvents } from '../round/events.js';
import { foldRound } from '../round/fold.js';
import { type Publication, snapshotOf } from '../round/publishing.js';
import { publicationsFollow } from './publications.js';

const hash = 'a'.repeat(64);
const by: Partial<Meta> = { account: 'account-1' };
type Line = Told<RoundEvents>;
const told = <E extends keyof RoundEvents>(type: E, data: RoundEvents[E], meta = by) => ({ type, data, meta }) as Line;

const drafted = told('RoundDrafted', {
  ...{ code: 'R-1', mandate: '72-KH/TU', owner: 'p-owner', authority: 'p-authority', superior: 'p-superior' },
  entry: 'LIVE',
  posts: ['P1', 'P2'].map((post) => ({ post, unit: 'u', position: 'x', schemeVersion: '1', unitRevision: 0 })),
});
const applied = (candidate: string) =>
  told('ApplicationReceived', {
    ...{ candidate, person: `person-${candidate}`, posts: ['P2', 'P1'], tier: 'OUTSIDE', documents: [] },
    ...{ receipt: 1, answerBy: '2026-02-20' },
  });
const opening = [drafted, applied('A'), applied('B')];

const candidates = [
  { candidate: 'B', candidateNo: '2' },
  { candidate: 'A', candidateNo: '10' },
];
const marks = ['A', 'B', 'Z'].map((candidate) => ({ candidate, raw: '60.00', net: '61.50', how: 'MEAN' as const }));
const winners = ['A', 'Z'].map((candidate) => ({ post: 'P1', candidate, case: 'P1-1' }));
const notice = {
  channels: [{ kind: 'PORTAL', reference: 'portal-1' }],
  opensOn: '2026-02-02',
  closesOn: '2026-03-10',
} as const;
const map = { map: [{ code: 'X', candidate: 'A' }], salt: 's', supervisor: 'V1' };

/** What the round would have published, by the rule of the round itself. */
const snapshot = (history: readonly Line[], publication: Publication): string => {
  const found = snapshotOf(foldRound(recordedAll(onRound('r', ...history))), publication, undefined);
  if (isRefusal(found)) throw new Error(found.refused);
  return found;
};

type Made = readonly [what: string, publication: Publication, event: (snapshot: string) => Line];
const list = (made: string) => told('EligibleListPublished', { candidates, snapshot: made });
const all: readonly Made[] = [
  ['notice', { kind: 'NOTICE', content: notice }, (made) => told('RoundAnnounced', { ...notice, snapshot: made })],
  [
    'amended notice',
    { kind: 'NOTICE', content: notice },
    (made) => told('NoticeAmended', { ...notice, snapshot: made } as never),
  ],
  [
    'later last day',
    { kind: 'NOTICE', content: { closesOn: '2026-04-10' } },
    (made) => told('ApplicationsExtended', { closesOn: '2026-04-10', snapshot: made }),
  ],
  ['list of the eligible', { kind: 'ELIGIBLE_LIST', content: { candidates } }, list],
  [
    'marks',
    { kind: 'MARKS', content: { marks } },
    (made) => told('CodeMapUnsealed', { ...map, marks, snapshot: made }),
  ],
  [
    'final marks',
    { kind: 'FINAL_MARKS', content: { marks } },
    (made) => told('WrittenResultFinal', { marks, snapshot: made }),
  ],
  [
    'results',
    { kind: 'RESULTS', content: { winners } },
    (made) => told('ResultsAnnounced', { winners, snapshot: made }),
  ],
];
const before = (what: string): readonly Line[] =>
  what.includes('list') || what.includes('notice') ? opening : [...opening, list(snapshot(opening, all[3]![1]))];

const found = (...history: readonly Line[]) =>
  publicationsFollow(recordedAll(onRound('r', ...history)), foldRound).map(({ revision }) => revision);

describe('what was published', () => {
  it.each(all)('follows from the log: %s', (what, publication, event) => {
    const history = before(what);
    expect(found(...history, event(snapshot(history, publication)))).toEqual([]);
  });

  it.each(all)('has the hash of its text and no other: %s', (what, _, event) => {
    const history = before(what);
    expect(found(...history, event(hash))).toEqual([history.length]);
  });

  it('differs where what it follows from was altered', () => {
    const [, publication, event] = all[3]!;
    const published = event(snapshot(opening, publication));
    const withdrawn = told('ApplicationReceived', {
      ...(applied('B').data as RoundEvents['ApplicationReceived']),
      posts: ['P1'],
    });
    expect(found(drafted, applied('A'), withdrawn, published)).toEqual([3]);
    expect(found(drafted, applied('A'), published)).toEqual([2]);
  });

  it('is nothing where the first marks are final, and is not asked about from before accounts were noted', () => {
    expect(found(...opening, told('WrittenResultFinal', { snapshot: null }))).toEqual([]);
    expect(found(...opening, told('WrittenResultFinal', { snapshot: hash }))).toEqual([]);
    expect(found(...opening, { ...list(hash), meta: {} })).toEqual([]);
    expect(publicationsFollow(frozenRound, foldRound)).toEqual([]);
  });
});
