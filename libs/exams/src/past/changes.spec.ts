import { frozenRound } from '#test/support/frozen-round';
import { foldView } from '#test/support/story';
import { viewerAt } from '#test/support/viewer';
import { titleOf } from '../round/cards.js';
import { placeIn, type Viewer } from '../round/place.js';
import { council as councilView, type CouncilDoc } from '../views/council.js';
import { type RoundDoc, rounds } from '../views/rounds.js';
import { CHANGES_MAX, changesBetween } from './changes.js';

const roundAfter = (events: number) => Object.values(foldView(rounds, frozenRound.slice(0, events)))[0] as RoundDoc;
const round = roundAfter(frozenRound.length);
const council = Object.values(foldView(councilView, frozenRound))[0] as CouncilDoc;
const me = { person: 'person-auditor', roles: ['AUDITOR'] as const, bodies: ['*'] };
/** An auditor, reading a round as it stands after so many events. */
const auditorAt = (events: number): Viewer => {
  const now = roundAfter(events);
  return { me, round: now, place: placeIn(me, now, council) };
};
const auditor = auditorAt(frozenRound.length);

const placeOf = (type: string) => ({ position: frozenRound.find((one) => one.type === type)!.position });
const after = (type: string) => frozenRound.findIndex((one) => one.type === type) + 1;
const between = (from: string | null, to: string, viewer = auditor) => {
  const known = frozenRound.slice(0, after(to));
  return changesBetween(known, { from: from === null ? null : placeOf(from), to: placeOf(to) }, viewer)!;
};

describe('the difference between two places in the past of a round', () => {
  it('is what happened in between, in words, by whom, by which right and by which rule', () => {
    const { changes, persons } = between('RoundAnnounced', 'ApplicationsOpened');
    const opened = frozenRound[after('ApplicationsOpened') - 1]!;
    const { events } = changes;
    const last = events.findLast(({ follows }) => !follows);
    expect(last).toMatchObject({
      ...{ event: 'ApplicationsOpened', revision: opened.revision, person: opened.meta.actor },
      ...{ authority: opened.meta.authority, onBehalfOf: null, recordedAt: opened.meta.at },
      words: titleOf('ApplicationsOpened'),
    });
    expect(events.map(({ revision }) => revision)).toEqual(
      frozenRound.slice(after('RoundAnnounced'), after('ApplicationsOpened')).map(({ revision }) => revision),
    );
    expect(persons).toContain(opened.meta.actor);
  });

  it('is what differs, field by field, before and after', () => {
    const { changes } = between('RoundAnnounced', 'ApplicationsOpened');
    expect(changes.stage).toEqual({ before: 'ANNOUNCED', after: 'APPLICATIONS_OPEN' });
    const stage = changes.differences.find(({ field }) => field === 'stage');
    expect(stage).toEqual({
      ...{ part: 'round', words: { vi: 'Đợt thi', en: 'The round' }, id: null },
      ...{ field: 'stage', before: 'ANNOUNCED', after: 'APPLICATIONS_OPEN' },
    });
    expect(changes.summary.vi).toMatch(/^Đợt thi: .+ → .+\. Ở giữa có \d+ việc được ghi; \d+ chỗ khác nhau\.$/);
    expect(changes.summary.en).toMatch(/^The round: .+ → .+\. Recorded in between: \d+; different: \d+\.$/);
  });

  it('says of what came that it was not there before, by what it is called', () => {
    const { changes } = between('ApplicationsOpened', 'ApplicationReceived');
    const [came] = changes.differences.filter(({ part }) => part === 'candidates');
    const { candidate } = frozenRound[after('ApplicationReceived') - 1]!.data as { readonly candidate: string };
    expect(came).toMatchObject({ id: candidate, field: null, before: null, after: { candidate } });
    expect(changes.summary.en).not.toContain('→');
  });

  it('begins with nothing where no beginning is asked for, and is none where there was no round yet', () => {
    const { changes } = between(null, 'RoundDrafted');
    expect(changes.stage).toEqual({ before: null, after: 'DRAFT' });
    expect(changes.summary.vi).toMatch(/^Đợt thi: chưa có → .+\. Ở giữa có/);
    expect(changes.summary.en).toMatch(/^The round: not there yet → .+\. Recorded/);
    expect(changes.differences[0]).toMatchObject({ part: 'round', field: null, before: null });
    expect(changesBetween([], { from: null, to: { position: 1n } }, auditor)).toBeUndefined();
  });

  it('is shown as far as it is open today: marks that are sealed are the same before and after', () => {
    const upTo = after('MarkRecorded');
    const told = (viewer: Viewer) =>
      between('ScriptsCoded', 'MarkRecorded', viewer).changes.differences.filter(({ field }) => field === 'marks');
    expect(told(auditorAt(upTo))).toEqual([]);
    expect(told(auditor)).toHaveLength(1);
    const authority = viewerAt('MARKING', 'p-authority');
    const events = between('ScriptsCoded', 'MarkSettled', authority).changes.events.map(({ event }) => event);
    expect(events).toContain('MarkRecorded');
    expect(events).not.toContain('MarkSettled');
  });

  it('fits into one answer, and says how much more there is', () => {
    const many = frozenRound.flatMap((recorded) =>
      recorded.type === 'MarkRecorded' ? Array.from({ length: 100 }, () => recorded) : [recorded],
    );
    const known = many.map((recorded, revision) => ({ ...recorded, revision, position: BigInt(revision + 1) }));
    const { changes } = changesBetween(known, { from: null, to: {} }, auditor)!;
    expect(changes.events).toHaveLength(CHANGES_MAX);
    expect(changes.left.events).toBeGreaterThan(0);
    expect(changes.differences.length).toBeLessThanOrEqual(CHANGES_MAX);
    expect(round.stage).toBe(changes.stage.after);
  });
});
