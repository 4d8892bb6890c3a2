import { isRefusal, refuse, refuseAll, validTime } from '#kernel';

test('a refusal is told from events and from anything else', () => {
  expect(refuse('closed')).toEqual({ refused: 'closed', details: {} });
  expect(refuse('too-late', { days: 3 })).toEqual({ refused: 'too-late', details: { days: 3 } });
  expect([refuse('closed'), [], null, undefined, 'refused', { type: 'Closed' }].map(isRefusal)).toEqual([
    true,
    false,
    false,
    false,
    false,
    false,
  ]);
});

test('of several refusals the first is the answer and has the others beside it', () => {
  const [one, two, three] = [refuse('one'), refuse('two'), refuse('three')];
  expect(refuseAll([one, two, three])).toEqual({ ...one, others: [two, three] });
  expect(refuseAll([one])).toBe(one);
  expect(refuseAll([])).toBeUndefined();
});

test('valid time is recorded time unless the record says otherwise', () => {
  const at = '2026-01-05T08:00:00.000Z';
  expect(validTime({ at })).toBe(at);
  expect(validTime({ at, occurredAt: '2026-01-02T08:00:00.000Z' })).toBe('2026-01-02T08:00:00.000Z');
});
