import { canonical, correctedBy, isFound, type Publication, type PublicRound, seasonOf, verdictOf } from './notices.js';

const round = (change: Partial<PublicRound> = {}): PublicRound => ({
  round: 'R1',
  code: 'ĐT-01',
  posts: [{ post: 'P01', unit: 'TRUONG-A', position: 'VT-PHT' }],
  noticeOn: '2026-01-16',
  opensOn: '2026-01-19',
  closesOn: '2026-02-24',
  announcedOn: null,
  publications: '',
  ...change,
});

const publication = (change: Partial<Publication> = {}): Publication => ({
  kind: 'RESULTS',
  revision: 3,
  at: '2026-05-01T00:00:00.000Z',
  snapshot: 'abc',
  matches: true,
  corrects: null,
  content: { winners: [{ post: 'P01', candidateNo: '001' }] },
  text: '{"content":{"winners":[{"candidateNo":"001","post":"P01"}]},"format":"khoabang.publication/1"}',
  ...change,
});

describe('an announced round', () => {
  it('given its days, when it is looked at, then it is to come, open to the end of its last day, running, or announced', () => {
    const days = ['2026-01-18', '2026-01-19', '2026-02-24', '2026-02-25'];
    expect(days.map((today) => seasonOf(round(), today))).toEqual(['COMING', 'OPEN', 'OPEN', 'RUNNING']);
    expect(seasonOf(round({ announcedOn: '2026-05-01' }), '2026-02-01')).toBe('ANNOUNCED');
  });

  it('given words without marks, when it is searched for, then it is found by code and by unit', () => {
    expect(['dt-01', ' truong-a ', 'khác'].map((sought) => isFound(round(), sought))).toEqual([true, true, false]);
  });
});

describe('a publication', () => {
  it('given JSON, when it is made canonical, then keys are sorted within others, too, and nothing is left out but what is absent', () => {
    expect(canonical({ b: [{ d: 1, c: null }], a: 'đ', x: undefined })).toBe('{"a":"đ","b":[{"c":null,"d":1}]}');
  });

  it('given the same hash, when what is shown is what was hashed, then it is the same', () => {
    expect(verdictOf(publication(), 'abc')).toBe('SAME');
  });

  it('given the same hash, when something else is shown than was hashed, then it differs', () => {
    expect(verdictOf(publication({ content: { winners: [] } }), 'abc')).toBe('DIFFERENT');
  });

  it('given another hash, when the server said that it matches, then it differs, and else it was made outside', () => {
    expect([verdictOf(publication(), 'x'), verdictOf(publication({ matches: false }), 'x')]).toEqual([
      'DIFFERENT',
      'OUTSIDE',
    ]);
  });

  it('given a commitment, or a browser that may not work it out, when it is looked at, then neither is called wrong', () => {
    expect([verdictOf(publication({ kind: 'COMMITMENT' }), 'x'), verdictOf(publication(), undefined)]).toEqual([
      'COMMITMENT',
      'CANNOT',
    ]);
  });

  it('given a correction, when the first one is looked at, then the correction is named, and it stands itself', () => {
    const later = publication({ revision: 9, corrects: 3 });
    expect([correctedBy([publication(), later], publication()), correctedBy([later], later)]).toEqual([
      later,
      undefined,
    ]);
  });
});
