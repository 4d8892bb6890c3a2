import { chosenFrom, singular, suggestedFor } from './known.js';
import { nextCandidate, proposalFor } from './proposals.js';

const none = { me: 'me', candidates: [], due: [], records: [] };

describe('what forms propose', () => {
  it('given candidates, when another applies, then the next id that nobody has', () => {
    expect(nextCandidate([])).toBe('TS-01');
    expect(nextCandidate(['TS-01', 'ts-09', 'C12'])).toBe('TS-10');
    expect(proposalFor('ReceiveApplication', ['candidate'], { ...none, candidates: ['TS-01'] })).toBe('TS-02');
  });

  it('given entries of a list, when one is added, then its code goes on from its place', () => {
    expect(proposalFor('DraftRound', ['posts', 1, 'post'], none)).toBe('P02');
    expect(proposalFor('SealPapers', ['versions', 2, 'version'], none)).toBe('DE-C');
  });

  it('given who came, and what the archive lacks, when lists of them are opened, then a line stands there for each', () => {
    expect(proposalFor('EndWritten', ['scripts'], { ...none, due: ['c1', 'c2'] })).toHaveLength(2);
    expect(proposalFor('HandOverRecords', ['items'], { ...none, records: ['DECISIONS'] })).toEqual([
      { kind: 'DECISIONS', hash: undefined },
    ]);
    expect(proposalFor('EndWritten', ['scripts'], none)).toBeUndefined();
    expect(proposalFor('DraftRound', ['owner'], none)).toBe('me');
  });

  it('given what people alone can say, when a form is opened, then nothing is proposed', () => {
    expect(proposalFor('DraftRound', ['mandate'], none)).toBeUndefined();
    expect(proposalFor('FileAppeal', ['candidate'], { ...none, candidates: ['TS-01'] })).toBeUndefined();
  });

  it('given what is known, when a field is chosen, then by its own name, by what it is alike, and new things by none', () => {
    const codes = { candidate: [['c1', '001 · c1']], unit: [['u1', 'U1']] } as const;
    const known = { people: { b: 'Bình', a: 'An' }, codes };
    expect(singular('witnesses')).toBe('witness');
    expect(chosenFrom(known, { command: 'ResolveTie', path: ['order', 0] }, false)).toBe(codes.candidate);
    expect(chosenFrom(known, { command: 'MergeInto', path: ['successor'] }, false)).toBe(codes.unit);
    expect(chosenFrom(known, { command: 'ReceiveApplication', path: ['candidate'] }, false)).toEqual([]);
    expect(chosenFrom(known, { command: 'CastVote', path: ['motion'] }, false)).toEqual([]);
    const sitting = { ...known, seated: { c: 'Chi' }, suggested: { 'SealPapers.versions.seal': ['NP-1'] } };
    expect(chosenFrom(sitting, { command: 'ReplaceMember', path: ['member'] }, true)).toEqual([['c', 'Chi']]);
    expect(suggestedFor(sitting, { command: 'SealPapers', path: ['versions', 0, 'seal'] })).toEqual(['NP-1']);
    expect(suggestedFor(known, { command: 'SealPapers', path: ['versions', 0, 'seal'] })).toEqual([]);
    expect(chosenFrom(known, { command: 'OfferOwnership', path: ['to'] }, true)).toEqual([
      ['a', 'An'],
      ['b', 'Bình'],
    ]);
  });
});
