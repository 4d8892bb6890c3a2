import { house } from '#rules';
import { type SampleCandidate, sampleRound } from '#test/support/sample-round';
import { chapterSpec, type Past, sampleReasons } from '#test/support/specify';
import { paperRound } from '#test/support/paper-round';
import { lotCommitment } from '../commitments.js';
import type { Round } from '../state.js';
import { draws } from './draws.js';
import type { DrawsEvents, LotName } from './events.js';

type Event = Past<DrawsEvents>;

const secret = '5'.repeat(64);
const commitment = lotCommitment(secret);
const other = lotCommitment('6'.repeat(64));
const number = '7'.repeat(64);
const chair = { actor: 'M1' };
const secretary = { actor: 'M3' };

const admitted: readonly SampleCandidate[] = [
  { id: 'A', marks: ['72', '72'] },
  { id: 'B', marks: ['66', '66'] },
  { id: 'C', marks: ['40', '40'] },
];
const defended = (): Round => sampleRound({ candidates: admitted });
const versions = ['1', '2', '3'].map((version) => ({ version, hash: `h${version}`, seal: `s${version}` }));
const examined = (changes: Partial<Round['written']> = {}): Round => {
  const round = paperRound({ candidates: [{ id: 'A' }] }, { stage: 'WRITTEN_READY' });
  return { ...round, written: { ...round.written, versions, ...changes } };
};

const committed = (lot: LotName, actor = 'M3'): Event => ({
  type: 'LotCommitted',
  data: { commitment, lot },
  meta: { actor },
});
const gave = (lot: LotName, giver: string): Event => ({ type: 'LotNumberGiven', data: { lot, giver, number } });
const lost = (lot: LotName): Event => ({ type: 'LotSecretLost', data: { lot, ...sampleReasons } });
const order = (...events: Event[]) => chapterSpec(draws, defended())(...events);
const paper = (...events: Event[]) => chapterSpec(draws, examined())(...events);

describe('the commitment to a lot', () => {
  it('is made by the chair or the secretary, and for the paper by the head of the question board too', () => {
    for (const { actor } of [chair, secretary]) {
      order()
        .when('CommitLot', { commitment, lot: 'ORDER' }, { actor })
        .then({ type: 'LotCommitted', data: { commitment, lot: 'ORDER' } });
    }
    paper()
      .when('CommitLot', { commitment, lot: 'PAPER' }, { actor: 'Q1' })
      .then({ type: 'LotCommitted', data: { commitment, lot: 'PAPER' } });
    paper().when('CommitLot', { commitment, lot: 'ORDER' }, { actor: 'Q1' }).thenRefused('lot-commit-not-allowed');
    order().when('CommitLot', { commitment }, { actor: 'M4' }).thenRefused('lot-commit-not-allowed');
  });

  it('is for the order where no lot is named', () => {
    order()
      .when('CommitLot', { commitment }, chair)
      .then({ type: 'LotCommitted', data: { commitment, lot: 'ORDER' } });
    const { state } = order({ type: 'LotCommitted', data: { commitment } });
    expect(state.draws).toMatchObject({ ORDER: { commitment }, PAPER: { commitment: null } });
  });

  it('has the shape of one, and hides something', () => {
    order().when('CommitLot', { commitment: 'no' }, chair).thenRefused('lot-commitment-malformed');
    for (const idle of ['a'.repeat(64), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855']) {
      order().when('CommitLot', { commitment: idle }, chair).thenRefused('lot-commitment-of-something-else');
    }
    order(committed('PAPER')).when('CommitLot', { commitment }, chair).thenRefused('lot-commitment-of-something-else');
    paper().when('CommitLot', { commitment }, chair).thenRefused('lot-not-named');
  });

  it('is replaced as long as nobody has given a number', () => {
    order(committed('ORDER')).when('CommitLot', { commitment }, secretary).thenNothing();
    order(committed('ORDER'))
      .when('CommitLot', { commitment: other }, secretary)
      .then({ type: 'LotCommitted', data: { commitment: other, lot: 'ORDER', replaces: commitment } });
    order(committed('ORDER'), gave('ORDER', 'A'))
      .when('CommitLot', { commitment: other }, secretary)
      .thenRefused('lot-already-committed');
  });

  it('comes too late once the lot is drawn', () => {
    const round = defended();
    chapterSpec(draws, { ...round, defence: { ...round.defence, order: ['A', 'B'] } })()
      .when('CommitLot', { commitment }, chair)
      .thenRefused('lot-done');
    chapterSpec(draws, examined({ drawn: '2' }))()
      .when('CommitLot', { commitment, lot: 'PAPER' }, chair)
      .thenRefused('lot-done');
  });

  it('is made anew for new papers, with another secret', () => {
    const spent = chapterSpec(draws, examined({ opened: commitment }))(committed('PAPER'), gave('PAPER', 'S1'));
    spent.when('GiveLotNumber', { lot: 'PAPER', number }, { actor: 'M2' }).thenRefused('lot-not-committed');
    spent.when('CommitLot', { commitment, lot: 'PAPER' }, chair).thenRefused('lot-commitment-of-something-else');
    spent
      .when('CommitLot', { commitment: other, lot: 'PAPER' }, chair)
      .then({ type: 'LotCommitted', data: { commitment: other, lot: 'PAPER' } });
  });
});

describe('a number for a lot', () => {
  const gives = (actor: string, candidate?: string) =>
    order(committed('ORDER')).when(
      'GiveLotNumber',
      { lot: 'ORDER', number, ...(candidate === undefined ? {} : { candidate }) },
      { actor },
    );

  it('for the order is given by a candidate who is called, or written down by the owner', () => {
    const person = defended().applications.list;
    expect(person).toBeDefined();
    for (const actor of ['person-A', 'p-owner']) gives(actor, 'A').then(gave('ORDER', 'A'));
    gives('p-owner', 'C').thenRefused('lot-giver-not-allowed');
    gives('p-owner').thenRefused('lot-giver-not-allowed');
    gives('person-B', 'A').thenRefused('lot-giver-not-allowed');
  });

  it('is not in the hand of who may know the secret', () => {
    gives('M3', 'A').thenRefused('lot-holder-gives-none');
    paper(committed('PAPER', 'M2'))
      .when('GiveLotNumber', { lot: 'PAPER', number }, { actor: 'M2' })
      .thenRefused('lot-holder-gives-none');
  });

  it('for the paper is given by council and supervision board, once it is under seal', () => {
    const spec = (round: Round, actor: string) =>
      chapterSpec(draws, round)(committed('PAPER')).when('GiveLotNumber', { lot: 'PAPER', number }, { actor });
    for (const actor of ['M2', 'S1']) spec(examined(), actor).then(gave('PAPER', actor));
    spec(examined(), 'I1').thenRefused('lot-giver-not-allowed');
    spec(examined({ versions: [] }), 'M2').thenRefused('papers-not-sealed');
    spec(examined({ broken: ['1', '2', '3'] }), 'M2').thenRefused('papers-not-sealed');
  });

  it('is one of 64 hex digits, and stands', () => {
    const again = (value: string) =>
      order(committed('ORDER'), gave('ORDER', 'A')).when(
        'GiveLotNumber',
        { lot: 'ORDER', candidate: 'A', number: value },
        { actor: 'p-owner' },
      );
    again(number).thenNothing();
    again(secret).thenRefused('lot-number-given');
    again('x').thenRefused('lot-number-malformed');
  });

  it('waits for the commitment, and comes too late after the draw', () => {
    order()
      .when('GiveLotNumber', { lot: 'ORDER', candidate: 'A', number }, { actor: 'p-owner' })
      .thenRefused('lot-not-committed');
    chapterSpec(
      draws,
      examined({ drawn: '2' }),
    )(committed('PAPER'))
      .when('GiveLotNumber', { lot: 'PAPER', number }, { actor: 'M2' })
      .thenRefused('lot-done');
  });
});

describe('a secret that is lost', () => {
  const declares = (...events: Event[]) =>
    order(...events).when('DeclareLotSecretLost', { lot: 'ORDER', ...sampleReasons }, chair);
  const two = [committed('ORDER'), gave('ORDER', 'A'), gave('ORDER', 'B')];

  it('is declared by the chair when the numbers are in, and takes no more of them', () => {
    declares(...two).then(lost('ORDER'), {
      type: 'DeviationFlagged',
      data: { what: 'lot-secret-lost', details: {}, rule: house('lots') },
    });
    declares(...two, lost('ORDER')).thenNothing();
    order(...two.slice(0, 2), lost('ORDER'))
      .when('GiveLotNumber', { lot: 'ORDER', candidate: 'B', number }, { actor: 'p-owner' })
      .thenRefused('lot-secret-lost-already');
  });

  it('is not declared by others, nor where something simpler helps', () => {
    order(...two)
      .when('DeclareLotSecretLost', { lot: 'ORDER', ...sampleReasons }, secretary)
      .thenRefused('lot-chair-only');
    declares().thenRefused('lot-not-committed');
    declares(two[0]!).thenRefused('lot-still-replaceable');
    declares(...two.slice(0, 2)).thenRefused('too-few-lot-numbers', { given: 1, needed: 2 });
    paper(committed('PAPER'), gave('PAPER', 'S1'))
      .when('DeclareLotSecretLost', { lot: 'PAPER', ...sampleReasons }, chair)
      .thenRefused('too-few-lot-numbers');
    chapterSpec(
      draws,
      examined({ drawn: '2' }),
    )(committed('PAPER'))
      .when('DeclareLotSecretLost', { lot: 'PAPER', ...sampleReasons }, chair)
      .thenRefused('lot-done');
  });
});
