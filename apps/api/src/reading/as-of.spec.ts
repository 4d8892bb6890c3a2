import { ProblemAnswer } from '../edge/problem.js';
import { type LogBounds, pastIn, type PastQuery, placesIn } from './as-of.js';

const log: LogBounds = {
  mustBeOurs: (position, field) =>
    position <= 90n
      ? Promise.resolve()
      : Promise.reject(new ProblemAnswer(400, 'body-malformed', [{ field, message: 'beyond' }])),
  first: () => Promise.resolve({ position: 7n, at: '2026-01-01T00:00:00.000Z' }),
};

describe('the past that a query asks for', () => {
  it('is none where it asks how things are now', async () => {
    expect(await pastIn({}, log)).toBeUndefined();
  });

  it.each([
    [{ at: '2026-03-17T15:00:00+07:00' }, { instant: '2026-03-17T08:00:00.000Z' }],
    [{ at: '2026-03-17T08:00:00.1239Z' }, { instant: '2026-03-17T08:00:00.123Z' }],
    [{ at: '7' }, { position: 7n }],
    [{ at: '90' }, { position: 90n }],
    [{ valid: '2030-01-01' }, {}],
  ])('is a place in recorded time, and a day of valid time apart: %j', async (query: PastQuery, cut) => {
    const past = await pastIn(query, log);
    expect(past?.cut).toEqual(cut);
    expect(past?.valid).toBe(query.valid);
    expect(past?.asOf).toEqual({ at: query.at ?? null, valid: query.valid ?? null });
  });

  it.each([
    ['no instant at all', { at: 'yesterday' }, 'at'],
    ['an instant without its offset', { at: '2026-03-17T08:00:00' }, 'at'],
    ['a plus that was not written as %2B', { at: '2026-03-17T08:00:00 07:00' }, 'at'],
    ['a day that does not exist', { at: '2026-02-30T08:00:00Z' }, 'at'],
    ['an instant to come', { at: '9999-01-01T00:00:00Z' }, 'at'],
    ['an instant before the first event', { at: '2025-12-31T23:59:59.999Z' }, 'at'],
    ['a position before the first event', { at: '6' }, 'at'],
    ['a position beyond the head', { at: '91' }, 'at'],
    ['no day', { valid: '2026-13-01' }, 'valid'],
    ['an empty one', { at: '' }, 'at'],
  ])('is refused by its field where it is %s', async (_, query, field) => {
    await expect(pastIn(query, log)).rejects.toMatchObject({ status: 400, fields: [{ field }] });
  });

  it('is refused on a log that holds nothing', async () => {
    const empty: LogBounds = { mustBeOurs: () => Promise.resolve(), first: () => Promise.resolve(undefined) };
    await expect(pastIn({ at: '0' }, empty)).rejects.toMatchObject({ status: 400, fields: [{ field: 'at' }] });
  });
});

describe('the two places between which a query asks for the difference', () => {
  const [early, late] = ['2026-03-17T08:00:00Z', '2026-03-18T08:00:00Z'];

  it.each([
    [{}, { from: null, to: {} }],
    [{ from: '8' }, { from: { position: 8n }, to: {} }],
    [{ to: '9' }, { from: null, to: { position: 9n } }],
    [
      { from: '8', to: '8' },
      { from: { position: 8n }, to: { position: 8n } },
    ],
    [
      { from: early, to: late },
      { from: { instant: '2026-03-17T08:00:00.000Z' }, to: { instant: '2026-03-18T08:00:00.000Z' } },
    ],
  ])('are the beginning and the end: %j', async (query, places) => {
    expect(await placesIn(query, log)).toEqual(places);
  });

  it.each([
    ['an end before its beginning, by position', { from: '9', to: '8' }, 'from'],
    ['an end before its beginning, by instant', { from: late, to: early }, 'from'],
    ['an instant and a position', { from: '9', to: late }, 'to'],
    ['an end that is to come', { to: '9999-01-01T00:00:00Z' }, 'to'],
    ['a beginning that is none', { from: 'then' }, 'from'],
  ])('are refused by their field where there is %s', async (_, query, field) => {
    await expect(placesIn(query, log)).rejects.toMatchObject({ status: 400, fields: [{ field }] });
  });
});
