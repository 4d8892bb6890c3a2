import { resumeNext, stageHeld, stageNext } from './resumption.js';

const walk = (...events: readonly string[]) =>
  events.reduce<Parameters<typeof stageNext>[0]>(
    (at, event) => ({ stage: stageNext(at, event), resumeTo: resumeNext(at, event) }),
    {
      stage: null,
      resumeTo: null,
    },
  );

describe('a round that stands still', () => {
  const suspended = walk('RoundDrafted', 'PrincipleApproved', 'RoundSuspended');

  it('remembers where it was, whatever is recorded meanwhile', () => {
    expect(suspended).toEqual({ stage: 'SUSPENDED', resumeTo: 'PRINCIPLE_APPROVED' });
    expect(walk('RoundDrafted', 'PrincipleApproved', 'RoundSuspended', 'OverdueFlagged')).toEqual(suspended);
  });

  it('goes on there, and remembers nothing any more', () => {
    const resumed = walk('RoundDrafted', 'PrincipleApproved', 'RoundSuspended', 'RoundResumed');
    expect(resumed).toEqual({ stage: 'PRINCIPLE_APPROVED', resumeTo: null });
  });

  it('has come as far as it had when it was suspended', () => {
    expect([stageHeld(suspended), stageHeld(walk('RoundDrafted')), stageHeld(walk())]).toEqual([
      'PRINCIPLE_APPROVED',
      'DRAFT',
      null,
    ]);
  });
});
