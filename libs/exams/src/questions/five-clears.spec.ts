import { sampleUntil } from '#test/support/sample-history';
import { foldView } from '#test/support/story';
import { viewerAt } from '#test/support/viewer';
import { type StepDoc, steps } from '../views/steps.js';
import { fiveClears, fiveClearsFor } from './five-clears.js';

const documents = Object.values(foldView(steps, sampleUntil('HeadDecided'))) as readonly StepDoc[];
const eventsFor = (roles: readonly 'AUDITOR'[], person: string) =>
  fiveClearsFor(documents, viewerAt('MARKING', person, { roles })).map(({ task }) => task.event);

describe('the steps of a round under the five questions', () => {
  it('are all told to who watches over it', () => {
    expect(eventsFor(['AUDITOR'], 'x')).toEqual(fiveClears(documents).map(({ task }) => task.event));
  });

  it('leave out for others what is known to who watches alone', () => {
    expect(eventsFor([], 'm2')).not.toContain('HeadDecided');
    expect(eventsFor([], 'm2')).toContain('RoundAnnounced');
  });
});
