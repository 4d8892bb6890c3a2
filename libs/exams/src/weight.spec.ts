import { type Category, deciders } from './index.js';
import { isWeighty } from './weight.js';

const weightyOf = (category: Category): readonly string[] =>
  Object.keys(deciders[category].decide).filter((command) => isWeighty(category, command));

describe('what seals, unseals or decides', () => {
  it('in a round is what its cards say: marks, votes, the opening of codes, and every decision', () => {
    const weighty = weightyOf('round');
    expect(weighty).toEqual(
      expect.arrayContaining(['RecordMark', 'CastVote', 'UnsealCodeMap', 'DecideMark', 'ApprovePlan', 'SignSheet']),
    );
    expect(weighty).toEqual(
      expect.arrayContaining(['SealPapers', 'DrawPaper', 'CodeScripts', 'CompleteMarking', 'SealDefence', 'DrawOrder']),
    );
  });

  it('in a round is nothing that prepares, receives, notes or declares', () => {
    const others = Object.keys(deciders.round.decide).filter((command) => !isWeighty('round', command));
    expect(others).toEqual(
      expect.arrayContaining(['DraftRound', 'ReceiveApplication', 'TransferCustody', 'RecordAttendance']),
    );
    expect(others.filter((command) => /^(Decide|Sign|Seal|Unseal|Approve|Vote|Cancel|Annul)/.test(command))).toEqual(
      [],
    );
  });

  it('elsewhere is what only those may do whom it takes two administrators to make', () => {
    expect(weightyOf('appointment')).toEqual([
      'DecideAppointment',
      'RefuseAppointment',
      'EndAppointment',
      'RecordMerger',
    ]);
    expect(weightyOf('account')).toEqual(expect.arrayContaining(['GrantRole', 'RemoveFactors', 'ConfirmChange']));
    expect(weightyOf('account')).not.toContain('OpenAccount');
    expect([...weightyOf('unit'), ...weightyOf('position')]).toEqual([]);
  });
});
