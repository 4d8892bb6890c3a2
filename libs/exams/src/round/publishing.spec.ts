import { createHash } from 'node:crypto';
import { sampleRound } from '#test/support/sample-round';
import { publicLines } from '../questions/public-lines.js';
import type { PublicationDoc } from '../views/publications.js';
import { type Publication, publicContent, publicText, snapshotOf } from './publishing.js';

const round = sampleRound({ candidates: ['A', 'B'].map((id) => ({ id, marks: ['70', '70'] })) });
const numbered = round.applications.list;
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const marks = [
  { candidate: 'B', raw: '80.00', net: '60.00', how: 'MEAN' },
  { candidate: 'A', raw: '70.00', net: '70.00', how: 'MEAN' },
];
const published = (publication: Publication, revision: number, snapshot: string): PublicationDoc => ({
  round: 'R1',
  event: 'Sample',
  revision,
  snapshot,
  at: '2026-03-01T02:00:00.000Z',
  ...publication,
});

describe('what is made public', () => {
  it('tells candidates by their numbers, in the order of these, and of a mark what it is worth', () => {
    expect(numbered).toBeDefined();
    expect(publicContent(round, { kind: 'MARKS', content: { marks } })).toEqual({
      marks: [
        { candidateNo: '001', mark: '70.00' },
        { candidateNo: '002', mark: '60.00' },
      ],
    });
    const winners = [
      { post: 'P1', candidate: 'A' },
      { post: 'P2', candidate: 'nobody' },
    ];
    expect(publicContent(round, { kind: 'RESULTS', content: { winners } })).toEqual({
      winners: [
        { post: 'P1', candidateNo: '001' },
        { post: 'P2', candidateNo: null },
      ],
    });
    const candidates = [
      { candidate: 'A', candidateNo: '001' },
      { candidate: 'nobody', candidateNo: '009' },
    ];
    expect(publicText(round, { kind: 'ELIGIBLE_LIST', content: { candidates } })).toContain(
      '[{"candidateNo":"001","posts":["P1"]},{"candidateNo":"009"}]',
    );
  });

  it('is one text, whose hash is the snapshot', () => {
    const publication = { kind: 'NOTICE', content: { closesOn: '2026-03-30' } } as const;
    const text = publicText(round, publication);
    const code = round.plan.draft!.code;
    expect(text).toBe(
      `{"content":{"closesOn":"2026-03-30","posts":["P1"]},"format":"khoabang.publication/1","kind":"NOTICE","round":"${code}"}`,
    );
    expect(snapshotOf(round, publication, undefined)).toBe(sha256(text));
    expect(snapshotOf(round, publication, sha256(text))).toBe(sha256(text));
    expect(snapshotOf(round, publication, 'a'.repeat(64))).toEqual({
      refused: 'snapshot-differs',
      details: { snapshot: sha256(text) },
    });
  });
});

describe('the lines that the public reads', () => {
  const first = { kind: 'MARKS', content: { marks } } as const;
  const last = { kind: 'FINAL_MARKS', content: { marks: marks.slice(1) } } as const;
  const bare = { kind: 'FINAL_MARKS', content: {} } as const;
  const commitmentTo = (to?: 'PAPER' | 'ORDER') =>
    ({ kind: 'COMMITMENT', content: to === undefined ? {} : { to } }) as const;

  it('say what corrects what, and leave what was corrected', () => {
    const docs = [
      published({ kind: 'NOTICE', content: { closesOn: '2026-03-01' } }, 1, 'n1'),
      published(commitmentTo('PAPER'), 2, 'c'),
      published({ kind: 'NOTICE', content: { closesOn: '2026-03-30' } }, 3, 'n2'),
      published(commitmentTo('ORDER'), 4, 'c'),
      published(commitmentTo('PAPER'), 5, 'c'),
      published(first, 6, 'm'),
      published(last, 7, 'f'),
      published(commitmentTo(), 8, 'c'),
    ];
    const corrections = publicLines(round, docs).map(({ revision, corrects }) => [revision, corrects]);
    expect(corrections).toEqual([
      [1, null],
      [2, null],
      [3, 1],
      [4, null],
      [5, 2],
      [6, null],
      [7, 6],
      [8, null],
    ]);
  });

  it('say whether the hash is that of the text', () => {
    const [own, foreign, empty] = publicLines(round, [
      published(first, 1, sha256(publicText(round, first))),
      published(last, 2, 'a'.repeat(64)),
      published(bare, 3, 'a'.repeat(64)),
    ]);
    expect([own!.matches, foreign!.matches]).toEqual([true, false]);
    expect(sha256(own!.text)).toBe(own!.snapshot);
    expect(empty!.content).toEqual({});
  });
});
