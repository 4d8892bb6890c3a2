import type { Recorded } from '#kernel';
import { localDay } from '#rules';
import { frozenRound } from '#test/support/frozen-round';
import { sampleHistory } from '#test/support/sample-history';
import { foldView, onAppointment, onRound, onUnit, recordedAll } from '#test/support/story';
import { viewerAt } from '#test/support/viewer';
import { viewerOfPast } from '../round/place.js';
import { views } from '../views/index.js';
import { type RoundDoc, rounds, roundSignedOn } from '../views/rounds.js';
import { happenedBy } from './asked.js';
import { pastOf, registryOf, typesFor } from './past.js';

const names = views.map(({ name }) => name);
const days = (history: readonly Recorded[]) => [
  ...new Set(history.map(({ meta }) => localDay(meta.occurredAt ?? meta.at))),
];

describe('the past of a round', () => {
  it('is what its views told when so much had been recorded, part by part', () => {
    for (const until of [1, 20, 60, frozenRound.length]) {
      const known = frozenRound.slice(0, until);
      const { round, documents } = pastOf(known, { cut: { position: known.at(-1)!.position } }, names);
      expect(round).toEqual(Object.values(foldView(rounds, known))[0]);
      for (const view of views) {
        const told = Object.fromEntries(documents[view.name]!.map(({ key, document }) => [key, document]));
        expect([view.name, until, told]).toEqual([view.name, until, foldView(view, known)]);
      }
    }
  });

  it('is nothing before there was one', () => {
    expect(pastOf([], { cut: {} }, names)).toEqual({ round: undefined, documents: {} });
    expect(pastOf(sampleHistory, { cut: {}, valid: '1999-01-01' }, names).round).toBeUndefined();
  });

  it.each([
    ['a round', sampleHistory],
    ['a round of which papers came late', frozenRound],
  ])('can be told as it had happened by the end of each day: %s', (_, history) => {
    for (const valid of days(history)) {
      const { documents } = pastOf(history, { cut: {}, valid }, names);
      expect(documents['steps']).toHaveLength(
        history.filter(({ meta }) => localDay(meta.occurredAt ?? meta.at) <= valid).length,
      );
    }
  });

  it('tells a paper that came late on the day on which it was signed, and only once it is known', () => {
    const [drafted] = sampleHistory as readonly [Recorded];
    const at = '2026-03-20T02:00:00.000Z';
    const late = { ...drafted, revision: 1, meta: { ...drafted.meta, at, occurredAt: '2026-03-17T02:00:00.000Z' } };
    expect(happenedBy([late], '2026-03-17')).toEqual([late]);
    expect(happenedBy([late], '2026-03-16')).toEqual([]);
    expect(happenedBy([late], undefined)).toEqual([late]);
  });
});

describe('who signs for a round of the past', () => {
  const [drafted] = sampleHistory as readonly [Recorded];
  const { posts } = drafted.data as { readonly posts: readonly { readonly unit: string }[] };
  const decided = recordedAll(
    onRound('R1', {
      type: 'SignersChanged',
      data: {
        ...{ unit: posts[0]!.unit, authority: 'p-new', superior: 'p-above', effectiveOn: '2030-01-01' },
        decision: { number: '1/QĐ', date: '2026-02-01', hash: 'a'.repeat(64) },
      },
      meta: { at: '2026-02-01T02:00:00.000Z' },
    }),
  );
  const known = [drafted, ...decided.map((recorded) => ({ ...recorded, revision: 1, position: 2n }))];
  const authority = (asked: Parameters<typeof pastOf>[1]) => pastOf(known, asked, []).round?.authority;

  it('is asked on the day of valid time, or else on that of the instant, or else on that of the last event', () => {
    const before = (drafted.data as { readonly authority: string }).authority;
    expect(authority({ cut: {}, valid: '2030-01-01' })).toBe('p-new');
    expect(authority({ cut: {}, valid: '2029-12-31' })).toBe(before);
    expect(authority({ cut: { instant: '2029-12-31T16:59:59.999Z' } })).toBe(before);
    expect(authority({ cut: { instant: '2029-12-31T17:00:00.000Z' } })).toBe('p-new');
    expect(authority({ cut: { position: 2n } })).toBe(before);
  });
});

describe('who reads the past', () => {
  it('sees it as open as it is today, who runs the round, watches over it or sits in its council', () => {
    const then = viewerAt('MARKING', 'm2').round;
    for (const person of ['p-owner', 'S3', 'm2']) {
      const viewer = viewerAt('RESULT_ANNOUNCED', person);
      expect(viewerOfPast(viewer, then)).toBe(viewer);
    }
  });

  it('sees of it what was open then, who is nothing of these today', () => {
    const then = viewerAt('MARKING', 'K2').round;
    const viewer = viewerAt('RESULT_ANNOUNCED', 'K2');
    expect(viewerOfPast(viewer, then)).toEqual({ ...viewer, round: then });
  });
});

describe('the registry of the past', () => {
  const ownership = { owner: 'city', authority: 'p-1', superior: 'p-2' };
  const registration = { code: 'U1', name: 'Trường mẫu', kind: 'SERVICE_UNIT', effectiveOn: '2020-01-01' } as const;
  const known = recordedAll(onUnit('U1', { type: 'UnitRegistered', data: { ...registration, ...ownership } }));

  it('is made of what was known then, and says for which day', () => {
    const { documents, day } = registryOf(known, { cut: {}, valid: '2030-01-01' }, 'units');
    expect([documents.map(({ key }) => key), day]).toEqual([['U1'], '2030-01-01']);
    expect(registryOf(known, { cut: { position: 1n } }, 'units').day).toBe(localDay(known[0]!.meta.at));
    expect(registryOf([], { cut: { position: 1n } }, 'units')).toEqual({ documents: [], day: '' });
  });

  it('heeds no other events than its view does', () => {
    expect(typesFor('units')).toContain('OwnerChanged');
    expect(typesFor('units')).not.toContain('RoundDrafted');
  });
});

describe('the rounds and the cases of the past', () => {
  it('are listed as each by itself is told', () => {
    for (const until of [1, 20, 60, frozenRound.length]) {
      const known = frozenRound.slice(0, until);
      const asked = { cut: { position: known.at(-1)!.position } };
      const { documents, day } = registryOf(known, asked, 'rounds');
      expect(documents).toEqual(Object.entries(foldView(rounds, known)).map(([key, document]) => ({ key, document })));
      expect(day).toBe(localDay(known.at(-1)!.meta.at));
    }
  });

  it('tell what had happened by the end of a day', () => {
    for (const valid of ['1999-01-01', ...days(frozenRound)]) {
      const asked = { cut: {}, valid };
      const [listed] = registryOf(frozenRound, asked, 'rounds').documents;
      const { round } = pastOf(frozenRound, asked, []);
      expect([valid, listed && roundSignedOn(listed.document as RoundDoc, valid)]).toEqual([valid, round]);
    }
    const meta = { at: '2026-04-20T02:00:00.000Z' };
    const cases = recordedAll(
      onAppointment(
        'R1-P1',
        { type: 'AppointmentCaseOpened', data: { person: 'p-winner', clocks: 'RUN' }, meta } as never,
        {
          type: 'DossierItemReceived',
          data: { item: 'DIPLOMAS', hash: 'd' },
          meta: { at: '2026-04-22T02:00:00.000Z' },
        } as never,
      ),
    );
    const statusOn = (valid: string) =>
      registryOf(cases, { cut: {}, valid }, 'appointments').documents.map(({ document }) => document['status']);
    expect(['2026-04-19', '2026-04-20', '2026-04-22'].map(statusOn)).toEqual([[], ['OPENED'], ['DOSSIER_DUE']]);
  });
});
