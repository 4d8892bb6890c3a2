import { specify } from '#test/support/specify';
import type { UnitCommands } from './events.js';
import { unitRefusals } from './refusals.js';
import { unit } from './unit.js';

const registration: UnitCommands['RegisterUnit'] = {
  code: 'U1',
  name: 'Trung tâm Văn hóa An Lâm (mẫu)',
  kind: 'SERVICE_UNIT',
  owner: 'QH1',
  authority: 'p-district',
  superior: 'p-city',
  effectiveOn: '2015-01-01',
};
const given = specify(unit, unitRefusals);

test('a unit comes after those that its registration names, and after none if it names none', () => {
  const registered = (data: UnitCommands['RegisterUnit']) => given({ type: 'UnitRegistered', data }).state.predecessors;
  expect(registered(registration)).toEqual([]);
  expect(registered({ ...registration, predecessors: ['U0'] })).toEqual(['U0']);
});
