import { ADMIN_PASSWORD, type Product, startProduct } from '../product.js';
import type { Role } from '#exams';
import { type Door, doorTo, eachOf } from '../../../apps/cli/src/demo/client.js';
import { openAccount, registerPerson } from '../../../apps/cli/src/demo/demo.js';
import { castOf } from '../../../apps/cli/src/demo/people.js';
import { callerOf, type Play } from '../../../apps/cli/src/demo/play.js';

/** Opening accounts is slow on purpose (the password's hash): a few at a time. */
const WIDTH = 4;

/** The one position that every post of a scenario asks for. */
export const POSITION = 'MAU-VT-PGD';

/** Everybody who signs in, and as what. The fewest with whom the rules let a round be run. */
const staff: Readonly<Record<string, readonly Role[]>> = {
  HR: ['HR'],
  AUTHORITY: ['AUTHORITY'],
  /** Head of the body to which a successor belongs. */
  AUTHORITY2: ['AUTHORITY'],
  AUDITOR: ['AUDITOR'],
  M1: ['COUNCIL'],
  M2: ['COUNCIL'],
  M3: ['SECRETARY'],
  M4: ['COUNCIL'],
  M5: ['COUNCIL'],
  M6: ['COUNCIL'],
  M7: ['COUNCIL'],
  S1: ['SUPERVISOR'],
  S2: ['SUPERVISOR'],
  I1: ['BOARD_HEAD'],
  I2: ['MARKER'],
  D1: ['BOARD_HEAD'],
  K1: ['BOARD_HEAD'],
  K2: ['MARKER'],
  K3: ['MARKER'],
  K4: ['MARKER'],
  A1: ['BOARD_HEAD'],
  A2: ['MARKER'],
  A3: ['MARKER'],
  A4: ['MARKER'],
  E1: ['BOARD_HEAD'],
  E2: ['MARKER'],
  X1: ['MARKER'],
  X3: ['MARKER'],
  X2: ['MARKER'],
};

/** Who may appeal: with an account of their own, as the rules want it. */
const signing: readonly string[] = ['N1', 'N2', 'N3'];

/** Who stands for a candidate of a round, in this order. */
export const applicants: readonly string[] = [...signing, 'N4', 'N5', 'N6', 'N7', 'N8'];

/** One product for all rounds of a spec file, with everybody signed in. */
export interface ScenarioProduct {
  readonly door: Door;
  readonly engine: Product['engine'];
  /** A play of this product under a round's id; the candidates are played by these applicants. */
  readonly playOf: (round: string, candidates: Readonly<Record<string, string>>) => Play;
  /** Lets the clocks that have run out act, as they do by themselves every half a minute. */
  readonly tick: () => Promise<unknown>;
  /** An id that no other round of this product has. */
  readonly nextRound: () => string;
  /** Stops the product, after checking the nine invariants on everything that was recorded. */
  readonly close: () => Promise<void>;
}

const position = {
  code: POSITION,
  title: 'Phó Giám đốc (mẫu)',
  schemeVersion: '1',
  approvedOn: '2017-05-15',
  tasks: ['Giúp Giám đốc điều hành đơn vị'],
  competencies: ['Lập kế hoạch', 'Quản lý con người'],
};

const people = async (play: Play): Promise<void> => {
  const admin = await play.door.signIn('admin', ADMIN_PASSWORD);
  const accounts: readonly (readonly [string, readonly Role[]])[] = [
    ...Object.entries(staff),
    ...signing.map((key) => [key, ['CANDIDATE']] as const),
  ];
  await eachOf(accounts, WIDTH, ([key, roles]) => openAccount(play, admin, key, roles));
  for (const key of play.cast.keys()) if (!play.ids.has(key)) await registerPerson(play, key);
};

const entriesFor = <Value>(table: ReadonlyMap<string, Value>, candidates: Readonly<Record<string, string>>) =>
  Object.entries(candidates).flatMap(([candidate, key]) => {
    const value = table.get(key);
    return value === undefined ? [] : [[candidate, value] as const];
  });

/** Everybody of the product, and each candidate of a round as the applicant who plays it. */
const withCandidates = ({ cast, ids, callers }: Play, candidates: Readonly<Record<string, string>>) => ({
  cast: new Map([...cast, ...entriesFor(cast, candidates)]),
  ids: new Map([...ids, ...entriesFor(ids, candidates)]),
  callers: new Map([...callers, ...entriesFor(callers, candidates)]),
});

/** Starts the product in this process, on its log in memory or elsewhere, opens all accounts once, and approves the position that all posts ask for. */
export const startScenarioProduct = async (events = 'memory:'): Promise<ScenarioProduct> => {
  const product = await startProduct({ KHOABANG_EVENTS: events, KHOABANG_VIEWS: 'memory:' });
  const door = doorTo(product.url);
  const cast = castOf('mau', [...Object.keys(staff), 'SUPERIOR', 'SUPERIOR2', ...applicants]);
  const shared: Play = { run: 'mau', round: '', door, cast, ids: new Map(), callers: new Map() };
  await people(shared);
  await callerOf(shared, 'HR').post(`/api/positions/${POSITION}/approve-position`, position);
  let rounds = 0;
  return {
    door,
    engine: product.engine,
    playOf: (round, candidates) => ({ ...shared, round, ...withCandidates(shared, candidates) }),
    tick: () => product.followers.tick(new Date().toISOString()),
    nextRound: () => `MAU-${String((rounds += 1)).padStart(2, '0')}`,
    close: () => product.close(),
  };
};
