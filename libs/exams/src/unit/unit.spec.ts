import { specify } from '#test/support/specify';
import fc from 'fast-check';
import type { UnitCommands } from './events.js';
import { unitRefusals } from './refusals.js';
import { authorityOn, autonomyOn, holdOn, nameOn, statusOn } from './state.js';
import { notActive, unit } from './unit.js';

const given = specify(unit, unitRefusals);
const decision = { number: '12/QĐ-MAU', date: '2025-06-01', hash: 'a'.repeat(64) };
const registration: UnitCommands['RegisterUnit'] = {
  code: 'U1',
  name: 'Trung tâm Văn hóa An Lâm (mẫu)',
  kind: 'SERVICE_UNIT',
  owner: 'QH1',
  authority: 'p-district',
  superior: 'p-city',
  effectiveOn: '2015-01-01',
};
const registered = { type: 'UnitRegistered', data: registration } as const;
const effectiveOn = '2025-07-01';
const merged = { type: 'UnitMerged', data: { successor: 'U2', effectiveOn, decision } } as const;
const held = { position: 'VT-1', round: 'r1', token: 't1' } as const;
const reserved = { type: 'PostReserved', data: { ...held, until: '2026-02-02T02:02:00.000Z' } } as const;
const reservedOn = (day: string) =>
  ({ type: 'PostReserved', data: { ...held, until: `${day}T02:02:00.000Z` } }) as const;
const frozen = {
  type: 'ReorganisationAnnounced',
  data: { from: '2026-02-01', until: '2026-03-31', decision },
} as const;
const onDay = (day: string) => ({ at: `${day}T02:00:00.000Z` });

describe('who signs for a unit', () => {
  it('is the head of the body and, above, somebody else', () => {
    const one = { ...registration, superior: registration.authority };
    given().when('RegisterUnit', one).thenRefused('authority-is-superior');
    given(registered)
      .when('ChangeOwner', { owner: 'b', authority: 'p-1', superior: 'p-1', effectiveOn: '2021-01-01', decision })
      .thenRefused('authority-is-superior');
  });
});

describe('a unit', () => {
  it('is registered once; the same registration again is nothing, another one is refused', () => {
    given().when('RegisterUnit', registration).then(registered);
    given(registered).when('RegisterUnit', registration).thenNothing();
    given(registered)
      .when('RegisterUnit', { ...registration, predecessors: ['U0'], autonomyGroup: 2 })
      .thenRefused('unit-already-registered', { code: 'U1' });
  });

  it('refuses every change before it is registered', () => {
    given().when('RenameUnit', { name: 'X', effectiveOn, decision }).thenRefused('unit-unknown');
    given().when('ReservePost', held).thenRefused('unit-unknown');
    given().when('DissolveUnit', { reason: 'OTHER', effectiveOn, decision }).thenRefused('unit-unknown');
  });

  it('refuses what takes effect before its first day', () => {
    given(registered)
      .when('ChangeOwner', { owner: 'X', authority: 'p-x', superior: 'p-y', effectiveOn: '2014-12-31', decision })
      .thenRefused('before-registration', { effectiveOn: '2014-12-31', registeredOn: '2015-01-01' });
  });

  it('takes a change that takes effect on its first day, and an end on the day of its last change', () => {
    const rename = { name: 'X', effectiveOn: '2015-01-01', decision };
    given(registered).when('RenameUnit', rename).then({ type: 'UnitRenamed', data: rename });
    given(registered, { type: 'UnitRenamed', data: { ...rename, effectiveOn } })
      .when('MergeInto', merged.data)
      .then(merged);
  });

  it('says who appoints on a day, whatever the order in which changes were recorded', () => {
    const owned = (owner: string, day: string) =>
      ({
        type: 'OwnerChanged',
        data: { owner, authority: `p-${owner}`, superior: 'p-city', effectiveOn: day, decision },
      }) as const;
    const { state } = given(registered, owned('C', '2025-07-01'), owned('B', '2020-01-01'));
    expect(authorityOn(state, '2014-12-31')).toBeNull();
    expect(authorityOn(state, '2015-01-01')?.authority).toBe('p-district');
    expect(authorityOn(state, '2019-12-31')?.owner).toBe('QH1');
    expect(authorityOn(state, '2020-01-01')).toEqual({ owner: 'B', authority: 'p-B', superior: 'p-city' });
    expect(authorityOn(state, '2026-01-01')?.owner).toBe('C');
  });

  it('lets the later record count where two changes take effect on one day', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 28 }), { minLength: 1 }), (days) => {
        const renamed = days.map((day, index) => {
          const on = `2020-02-${String(day).padStart(2, '0')}`;
          return { type: 'UnitRenamed', data: { name: `N${index}`, effectiveOn: on, decision } } as const;
        });
        const { state } = given(registered, ...renamed);
        const last = renamed.reduce((best, next) => (next.data.effectiveOn >= best.data.effectiveOn ? next : best));
        expect(nameOn(state, '2021-01-01')).toBe(last.data.name);
        expect(new Set(state.names.map(({ from }) => from)).size).toBe(state.names.length);
        expect(state.names).toEqual([...state.names].sort((a, b) => a.from.localeCompare(b.from)));
      }),
    );
  });

  it('takes a repeated change as nothing, and a real one as an event', () => {
    const rename = { name: 'Tên mới (mẫu)', effectiveOn, decision };
    const owner = { owner: 'B', authority: 'p-b', superior: 'p-city', effectiveOn, decision };
    const autonomy = { group: 3, until: '2027-12-31', effectiveOn, decision } as const;
    given(registered).when('RenameUnit', rename).then({ type: 'UnitRenamed', data: rename });
    given(registered, { type: 'UnitRenamed', data: rename }).when('RenameUnit', rename).thenNothing();
    given(registered).when('ChangeOwner', owner).then({ type: 'OwnerChanged', data: owner });
    given(registered, { type: 'OwnerChanged', data: owner }).when('ChangeOwner', owner).thenNothing();
    given(registered).when('SetAutonomy', autonomy).then({ type: 'AutonomySet', data: autonomy });
    given(registered, { type: 'AutonomySet', data: autonomy }).when('SetAutonomy', autonomy).thenNothing();
    const lasting = { group: 3, effectiveOn, decision } as const;
    given(registered, { type: 'AutonomySet', data: lasting }).when('SetAutonomy', lasting).thenNothing();
    given(registered, { type: 'AutonomySet', data: autonomy })
      .when('SetAutonomy', lasting)
      .then({ type: 'AutonomySet', data: lasting });
    given(registered)
      .when('SetAutonomy', { ...autonomy, effectiveOn: '2000-01-01' })
      .thenRefused('before-registration');
  });

  it('has an autonomy group until its road map runs out', () => {
    const { state } = given(
      { type: 'UnitRegistered', data: { ...registration, autonomyGroup: 4 } },
      { type: 'AutonomySet', data: { group: 2, until: '2026-12-31', effectiveOn, decision } },
    );
    expect(autonomyOn(state, '2025-06-30')).toBe(4);
    expect(autonomyOn(state, '2026-12-31')).toBe(2);
    expect(autonomyOn(state, '2027-01-01')).toBeNull();
    expect(autonomyOn(given(registered).state, '2026-01-01')).toBeNull();
  });
});

describe('the end of a unit', () => {
  it('comes by merger, split, dissolution or equitisation, each once', () => {
    const split = { successors: ['U2', 'U3'], effectiveOn, decision };
    const dissolved = { reason: 'FUNCTION_TRANSFERRED', effectiveOn, decision } as const;
    const equitised = { effectiveOn, decision };
    given(registered).when('MergeInto', merged.data).then(merged);
    given(registered, merged).when('MergeInto', merged.data).thenNothing();
    given(registered).when('SplitInto', split).then({ type: 'UnitSplit', data: split });
    given(registered, { type: 'UnitSplit', data: split }).when('SplitInto', split).thenNothing();
    given(registered).when('DissolveUnit', dissolved).then({ type: 'UnitDissolved', data: dissolved });
    given(registered, { type: 'UnitDissolved', data: dissolved }).when('DissolveUnit', dissolved).thenNothing();
    given(registered).when('EquitiseUnit', equitised).then({ type: 'UnitEquitised', data: equitised });
    given(registered, { type: 'UnitEquitised', data: equitised }).when('EquitiseUnit', equitised).thenNothing();
  });

  it('needs other units as successors, and at least two for a split', () => {
    given(registered)
      .when('MergeInto', { ...merged.data, successor: 'U1' })
      .thenRefused('successor-is-itself');
    given(registered)
      .when('SplitInto', { successors: ['U2', 'U1'], effectiveOn, decision })
      .thenRefused('successor-is-itself');
    given(registered)
      .when('SplitInto', { successors: ['U2', 'U2'], effectiveOn, decision })
      .thenRefused('successors-too-few');
  });

  it('leaves nothing to change', () => {
    const refused = { status: 'MERGED', on: effectiveOn };
    const past = given(registered, merged);
    past.when('RenameUnit', { name: 'X', effectiveOn, decision }).thenRefused('unit-ended', refused);
    past.when('SetAutonomy', { group: 1, effectiveOn, decision }).thenRefused('unit-ended', refused);
    past.when('MergeInto', { ...merged.data, successor: 'U3' }).thenRefused('unit-ended', refused);
    past.when('MergeInto', { ...merged.data, effectiveOn: '2025-08-01' }).thenRefused('unit-ended', refused);
    past.when('EquitiseUnit', { effectiveOn, decision }).thenRefused('unit-ended', refused);
    past.when('AnnounceReorganisation', frozen.data).thenRefused('unit-ended', refused);
    expect(authorityOn(past.state, '2025-06-30')?.owner).toBe('QH1');
    expect(authorityOn(past.state, '2025-07-01')).toBeNull();
    expect(statusOn(past.state, '2025-07-01')).toBe('MERGED');
  });

  it('cannot come before a change that is on record', () => {
    given(registered, { type: 'UnitRenamed', data: { name: 'X', effectiveOn: '2025-07-02', decision } })
      .when('MergeInto', merged.data)
      .thenRefused('before-last-change', { last: '2025-07-02', effectiveOn });
  });

  it('is terminal once no round holds a post of it any more', () => {
    expect(unit.isTerminal(given(registered).state)).toBe(false);
    expect(unit.isTerminal(given(registered, reserved, merged).state)).toBe(false);
    expect(
      unit.isTerminal(given(registered, reserved, merged, { type: 'PostReleased', data: reserved.data }).state),
    ).toBe(true);
  });
});

describe('a post of a unit', () => {
  const other = { position: 'VT-1', round: 'r2', token: 't2' } as const;
  const until = '2026-02-02T02:02:00.000Z';

  it('is kept for one attempt to draft one round, and says from when on another round may end that attempt', () => {
    given(registered).when('ReservePost', held).then(reserved);
    given(registered, reserved).when('ReservePost', held).thenNothing();
    for (const taken of [other, { ...held, token: 't2' }, { ...other, token: 't1' }]) {
      given(registered, reserved)
        .when('ReservePost', taken)
        .thenRefused('post-already-in-round', { position: 'VT-1', round: 'r1' });
    }
    const elsewhere = { ...other, position: 'VT-2' };
    given(registered, reserved)
      .when('ReservePost', elsewhere)
      .then({ type: 'PostReserved', data: { ...elsewhere, until } });
  });

  it('is kept also when its time is over: whether it led to a round, the unit does not know', () => {
    given(registered, reserved).when('ReservePost', other, onDay('2027-01-01')).thenRefused('post-already-in-round');
  });

  it('is let go under its own token, also after the end of the unit, and then free again', () => {
    const released = { type: 'PostReleased', data: held } as const;
    given(registered, reserved, merged).when('ReleasePost', held).then(released);
    given(registered).when('ReleasePost', held).thenNothing();
    for (const stranger of [other, { ...held, token: 't2' }, { ...other, token: 't1' }, { ...held, token: '' }]) {
      given(registered, reserved)
        .when('ReleasePost', stranger)
        .thenRefused('post-held-by-another-round', { position: 'VT-1', round: 'r1' });
    }
    given(registered, reserved, released)
      .when('ReservePost', other)
      .then({ type: 'PostReserved', data: { ...other, until } });
  });

  it('that was kept before attempts had names is kept as it was, and let go without a name', () => {
    const nameless = { position: 'VT-1', round: 'r1' } as const;
    const past = given(registered, { type: 'PostReserved', data: nameless });
    expect(holdOn(past.state, 'VT-1')).toEqual({ round: 'r1', token: '', until: '' });
    past.when('ReservePost', held).thenRefused('post-already-in-round', { position: 'VT-1', round: 'r1' });
    past.when('ReleasePost', held).thenRefused('post-held-by-another-round');
    const released = { type: 'PostReleased', data: { ...nameless, token: '' } } as const;
    past.when('ReleasePost', { ...nameless, token: '' }).then(released);
    expect(holdOn(given(registered, { type: 'PostReserved', data: nameless }, released).state, 'VT-1')).toBeUndefined();
  });

  it('cannot be put into a round inside an announced reorganisation, first and last day included', () => {
    const past = given(registered, frozen);
    for (const day of ['2026-02-01', '2026-03-31']) {
      past
        .when('ReservePost', held, onDay(day))
        .thenRefused('unit-frozen', { from: '2026-02-01', until: '2026-03-31' });
    }
    past.when('ReservePost', held, onDay('2026-01-31')).then(reservedOn('2026-01-31'));
    past.when('ReservePost', held, onDay('2026-04-01')).then(reservedOn('2026-04-01'));
    past.when('AnnounceReorganisation', frozen.data).thenNothing();
    given(registered).when('AnnounceReorganisation', frozen.data).then(frozen);
    given(registered)
      .when('AnnounceReorganisation', { from: '2026-03-02', until: '2026-03-01', decision })
      .thenRefused('window-backwards');
  });

  it('cannot be put into a round once the end of the unit is decided, nor before its first day', () => {
    const past = given(registered, merged);
    past
      .when('ReservePost', held, onDay('2025-06-01'))
      .thenRefused('unit-not-active', { unit: 'U1', day: '2025-06-01', status: 'MERGED' });
    past.when('ReservePost', held, onDay('2025-05-31')).then(reservedOn('2025-05-31'));
    given(registered)
      .when('ReservePost', held, onDay('2014-12-31'))
      .thenRefused('unit-not-yet', { unit: 'U1', day: '2014-12-31', from: '2015-01-01' });
    expect(notActive(given().state, { unit: 'U9', day: '2026-01-01' })).toMatchObject({ refused: 'no-such-unit' });
    expect(notActive(past.state, { unit: 'U1', day: '2026-01-01' })).toMatchObject({ details: { status: 'MERGED' } });
    const backdated = { ...decision, date: '2025-12-01' };
    given(registered, { ...merged, data: { ...merged.data, decision: backdated } })
      .when('ReservePost', held, onDay('2025-07-01'))
      .thenRefused('unit-not-active');
  });
});

it('words every refusal in both languages', () => {
  for (const { vi, en, source } of Object.values(unitRefusals)) {
    expect([vi, en, source].every((text) => text.length > 0)).toBe(true);
  }
});
