import { LOSSES, torture } from './torture.js';

const RUNS = 50;

test('whatever moment a writer is killed at, nothing acknowledged is lost, nothing stands twice, and views agree with the log', async () => {
  // A fixed seed fixes the fates; the moments that they meet differ with every run.
  const outcome = await torture({ seed: 20_260_105, runs: RUNS });
  expect(outcome).toMatchObject(Object.fromEntries(LOSSES.map((loss) => [loss, 0])));
  expect(outcome.killsUnderLoad).toBe(RUNS);
  expect(outcome.acknowledged).toBeGreaterThan(RUNS * 10);
  expect(outcome.events).toBeGreaterThanOrEqual(outcome.acknowledged);
});
