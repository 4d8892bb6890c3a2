import { type Repeat, saidOtherwise, type Standing } from './repeats.js';

const sent = {
  type: 'RecordMark',
  digest: 'd2',
  content: { script: 'K07', mark: '66.25', sheet: 'aa', paper: { number: '1', date: '2026-01-05' } },
} as const satisfies Repeat;

const stands = (of: Partial<Standing['meta']>, data: object = {}): readonly Standing[] => [
  { data: {}, meta: { commandType: 'CodeScripts', commandDigest: 'd0' } },
  { data, meta: { commandType: 'RecordMark', commandDigest: 'd1', ...of } },
];

describe('what is sent again although it is done', () => {
  it('is harmless where the very same was recorded', () => {
    expect(saidOtherwise(sent, stands({ commandDigest: 'd2' }))).toBeUndefined();
  });

  it('is harmless where an event of the same command says all of it, in whatever order, and more', () => {
    const { sheet, ...rest } = sent.content;
    const data = { sheet, marker: 'P1', ...rest, paper: { date: '2026-01-05', number: '1' } };
    expect(saidOtherwise(sent, stands({}, data))).toBeUndefined();
  });

  it.each([
    ['another sheet', { ...sent.content, sheet: 'bb' }],
    ['nothing of a sheet', { script: 'K07', mark: '66.25', paper: sent.content.paper }],
  ])('is refused where %s was recorded', (_, data) => {
    expect(saidOtherwise(sent, stands({}, data))).toMatchObject({ refused: 'already-recorded-otherwise' });
  });

  it('is refused where another command recorded the same words', () => {
    const refused = saidOtherwise(sent, stands({ commandType: 'CorrectMark', commandDigest: 'd2' }, sent.content));
    expect(refused).toMatchObject({ refused: 'already-recorded-otherwise' });
  });

  it.each([
    ['the same', '2026-01-05T02:00:00.000Z', undefined],
    ['another', '2026-01-05T03:00:00.000Z', 'already-recorded-otherwise'],
  ])('with %s time at which it happened', (_, occurredAt, refused) => {
    const before = stands({ occurredAt: '2026-01-05T02:00:00.000Z' }, sent.content);
    expect(saidOtherwise({ ...sent, occurredAt }, before)?.refused).toBe(refused);
  });

  it('is harmless where it says nothing, or its rule compares all that it says', () => {
    expect(saidOtherwise({ type: 'EvaluateGate', digest: 'd2', content: {} }, [])).toBeUndefined();
    const declared = { type: 'DeclareNoRelationship', digest: 'd2', content: { candidates: ['A'] } };
    expect(saidOtherwise(declared, [])).toBeUndefined();
  });
});
