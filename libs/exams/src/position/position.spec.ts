import { specify } from '#test/support/specify';
import { inForce, position } from './position.js';
import { positionRefusals } from './refusals.js';

const given = specify(position, positionRefusals);
const scheme = {
  title: 'Giám đốc Trung tâm (mẫu)',
  schemeVersion: '1',
  approvedOn: '2017-05-15',
  tasks: ['Lập kế hoạch'],
  competencies: ['Hoạch định'],
};
const approved = { type: 'PositionApproved', data: { code: 'VT-1', ...scheme } } as const;
const second = { ...scheme, schemeVersion: '2', approvedOn: '2020-01-01', tasks: ['Điều hành'] };
const revised = { type: 'SchemeRevised', data: second } as const;
const retired = { type: 'PositionRetired', data: { on: '2025-07-01' } } as const;

describe('a job position', () => {
  it('is approved once; the same approval again is nothing', () => {
    given().when('ApprovePosition', approved.data).then(approved);
    given(approved).when('ApprovePosition', approved.data).thenNothing();
    given(approved)
      .when('ApprovePosition', { ...approved.data, title: 'X' })
      .thenRefused('position-already-approved', { code: 'VT-1' });
  });

  it('is revised with a new version on a later day', () => {
    given().when('ReviseScheme', second).thenRefused('position-unknown');
    given(approved).when('ReviseScheme', second).then(revised);
    given(approved, revised).when('ReviseScheme', second).thenNothing();
    given(approved, revised)
      .when('ReviseScheme', { ...second, title: 'X' })
      .thenRefused('scheme-version-used', { schemeVersion: '2' });
    given(approved)
      .when('ReviseScheme', { ...second, approvedOn: '2017-05-15' })
      .thenRefused('before-last-version', { day: '2017-05-15', approvedOn: '2017-05-15' });
    given(approved, retired).when('ReviseScheme', second).thenRefused('position-retired', { on: '2025-07-01' });
  });

  it('is retired once, after its last version', () => {
    given().when('RetirePosition', retired.data).thenRefused('position-unknown');
    given(approved).when('RetirePosition', retired.data).then(retired);
    given(approved, retired).when('RetirePosition', retired.data).thenNothing();
    given(approved, retired).when('RetirePosition', { on: '2026-01-01' }).thenRefused('position-retired');
    given(approved, revised).when('RetirePosition', { on: '2020-01-01' }).thenRefused('before-last-version');
  });

  it('is in force in the version of the day, and not outside its life', () => {
    const { state } = given(approved, revised, retired);
    expect(inForce(state, '2017-05-14')).toBeNull();
    expect(inForce(state, '2017-05-15')?.schemeVersion).toBe('1');
    expect(inForce(state, '2019-12-31')?.schemeVersion).toBe('1');
    expect(inForce(state, '2020-01-01')).toEqual(second);
    expect(inForce(state, '2025-06-30')?.schemeVersion).toBe('2');
    expect(inForce(state, '2025-07-01')).toBeNull();
    expect(inForce(given(approved).state, '2030-01-01')?.schemeVersion).toBe('1');
    expect([position.isTerminal(state), position.isTerminal(given(approved).state)]).toEqual([true, false]);
  });
});
