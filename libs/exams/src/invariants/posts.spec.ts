import { onRound, recordedAll, type Told } from '#test/support/story';
import type { RoundEvents } from '../round/events.js';
import { foldRound } from '../round/fold.js';
import { postsFollow } from './posts.js';

const told = (type: keyof RoundEvents, data: unknown) => ({ type, data }) as unknown as Told<RoundEvents>;
const announced = (post: string) => told('ResultsAnnounced', { winners: [{ post, candidate: 'A' }] });
const hired = (post: string, candidate: string) => told('HireDecided', { post, candidate });

const found = (...history: readonly Told<RoundEvents>[]): readonly string[] =>
  postsFollow(recordedAll(onRound('r', ...history)), foldRound).map(({ what }) => what);

it('a post without a ranking goes to whom the signer chose for it, and to nobody chosen for another', () => {
  const filled = told('PostFilled', { post: 'P1', candidate: 'A' });
  expect(found(hired('P1', 'A'), announced('P1'), filled)).toEqual([]);
  for (const other of [hired('P2', 'A'), hired('P1', 'B')])
    expect(found(other, announced('P1'), filled)).toEqual(['A is not in the ranking of P1']);
});
