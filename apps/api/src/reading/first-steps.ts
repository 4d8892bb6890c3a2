import type { Words } from '#exams';
import type { Engine } from '../../../host/src/engine.js';
import type { Actor } from '../identity/actor.js';

/** What comes first in an installation, by who does it: said where nothing waits, as long as it is not done. */
const steps = {
  accounts: {
    vi: 'Chưa có gì để làm: trước hết hãy mở tài khoản cho cán bộ nhân sự và những người khác (POST /api/accounts).',
    en: 'Nothing is here yet. First open accounts for the HR officers and everybody else (POST /api/accounts).',
  },
  units: {
    vi: 'Chưa có đơn vị nào: trước hết hãy nhập đơn vị (POST /api/imports/units), sau đó vị trí việc làm (POST /api/imports/positions), rồi lập đợt thi (POST /api/rounds/{id}/draft-round).',
    en: 'There are no units yet. First enter the units (POST /api/imports/units), then the job positions (POST /api/imports/positions), then draft a round (POST /api/rounds/{id}/draft-round).',
  },
  positions: {
    vi: 'Chưa có vị trí việc làm nào: hãy nhập danh mục (POST /api/imports/positions), rồi lập đợt thi (POST /api/rounds/{id}/draft-round).',
    en: 'There are no job positions yet. Enter them (POST /api/imports/positions), then draft a round (POST /api/rounds/{id}/draft-round).',
  },
  rounds: {
    vi: 'Chưa có đợt thi nào: hãy lập đợt thi (POST /api/rounds/{id}/draft-round).',
    en: 'There are no rounds yet: draft one (POST /api/rounds/{id}/draft-round).',
  },
} as const satisfies Readonly<Record<string, Words>>;

/** What this reader can do first in an installation that is still empty; `undefined` once it is not, or for others to do. */
export const firstStep = async ({ reading }: Pick<Engine, 'reading'>, { roles }: Actor): Promise<Words | undefined> => {
  const none = async (view: 'units' | 'positions' | 'rounds'): Promise<boolean> =>
    (await reading.list(view, { limit: 1 })).items.length === 0;
  if (roles.includes('HR')) {
    for (const view of ['units', 'positions', 'rounds'] as const) if (await none(view)) return steps[view];
  }
  return roles.includes('ADMIN') && (await none('units')) ? steps.accounts : undefined;
};
