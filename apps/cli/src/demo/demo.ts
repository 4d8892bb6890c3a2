import { randomBytes } from 'node:crypto';
import { type Caller, type Door, eachOf, Refused } from './client.js';
import { differences } from './differences.js';
import { castOf, signingCandidates, staff } from './people.js';
import { callerOf, personOf, type Play } from './play.js';
import { fillRegistry, type RegistrySeen } from './registry.js';
import { registryLines, reportLines, verdictLines } from './report.js';
import { takeApplications } from './round-applications.js';
import { hearAppeals } from './round-appeals.js';
import { appointWinners } from './round-appointing.js';
import { closeRound } from './round-closing.js';
import { holdDefence } from './round-defence.js';
import { markScripts } from './round-marking.js';
import { planRound } from './round-plan.js';
import { replaceRelative } from './round-recusal.js';
import { reachResults } from './round-results.js';
import { sitPaper } from './round-written.js';
import { lookAt, type Seen } from './seen.js';

/** Opening an account and signing in are slow on purpose (the password's hash): a few at a time. */
const WIDTH = 4;

/** Takes lines to show. */
export type Say = (...lines: readonly string[]) => void;

/** What a run came to. `seen` is missing when a step was refused on the way. */
export interface Played {
  readonly play: Play;
  readonly registry?: RegistrySeen;
  readonly seen?: Seen;
  /** Empty when all came out as worked out by hand. */
  readonly differences: readonly string[];
}

/** Those who sign in and are called upon from here: any play with ids and callers of its own. */
export const openAccount = async (play: Play, admin: Caller, key: string, roles: readonly string[]): Promise<void> => {
  const { login, name, password } = personOf(play, key);
  const given = randomBytes(18).toString('base64url');
  const opened = await admin.post<{ person: string }>('/api/accounts', { login, name, password: given, roles });
  play.ids.set(key, opened.person);
  play.callers.set(key, await play.door.firstSignIn(login, given, password));
};

/** Those without an account stand in the vault only, with their identity numbers. */
export const registerPerson = async (play: Play, key: string): Promise<void> => {
  const { name, identityNumber, birthDate } = personOf(play, key);
  const { person } = await callerOf(play, 'HR').post<{ person: string }>('/api/people', {
    name,
    identityNumber,
    birthDate,
  });
  play.ids.set(key, person);
};

const openAccounts = async (play: Play, admin: Caller): Promise<string> => {
  await eachOf(staff, WIDTH, ({ key, roles }) => openAccount(play, admin, key, roles));
  await eachOf(signingCandidates, WIDTH, (key) => openAccount(play, admin, key, ['CANDIDATE']));
  const others = [...play.cast.keys()].filter((key) => !play.ids.has(key));
  await eachOf(others, WIDTH, (key) => registerPerson(play, key));
  return `${String(play.callers.size)} tài khoản / accounts, ${String(others.length)} người không tài khoản / people without`;
};

type Chapter = readonly [vi: string, en: string, run: () => Promise<string>];

/** The round, chapter by chapter, in the order of its paper file. */
const chaptersOf = (play: Play): readonly Chapter[] => {
  let appeals: () => Promise<string> = () => Promise.resolve('');
  return [
    ['Kế hoạch, Hội đồng, thông báo', 'plan, council, notice', () => planRound(play)],
    ['Hồ sơ, thẩm định, danh sách', 'applications, screening, list', () => takeApplications(play)],
    ['Thi viết', 'written paper', () => sitPaper(play)],
    [
      'Làm phách, chấm hai vòng',
      'coding, double marking',
      async () => {
        const { told, secret } = await markScripts(play);
        appeals = () => hearAppeals(play, secret);
        return told;
      },
    ],
    ['Phúc khảo', 'appeals', () => appeals()],
    ['Quan hệ phát hiện muộn', 'a relative found late', () => replaceRelative(play)],
    ['Bảo vệ đề án', 'scheme defence', () => holdDefence(play)],
    ['Tổng hợp, công nhận', 'results', () => reachResults(play)],
    ['Bổ nhiệm', 'appointments', () => appointWinners(play)],
    ['Kết thúc, nộp lưu trữ', 'close, archive', () => closeRound(play)],
  ];
};

const counted = (place: number, of: number, vi: string, en: string): string =>
  `[${String(place).padStart(2)}/${String(of)}] ${vi} / ${en}`;

const newPlay = (door: Door): Play => {
  const run = `${Date.now().toString(36)}${randomBytes(2).toString('hex')}`;
  return { run, round: `MAU-CD-${run}`, door, cast: castOf(run), ids: new Map(), callers: new Map() };
};

const playAll = async (play: Play, admin: Caller, say: Say): Promise<Required<Played>> => {
  const chapters = chaptersOf(play);
  const total = chapters.length + 2;
  say(`${counted(1, total, 'Tài khoản', 'accounts')}: ${await openAccounts(play, admin)}`);
  say(counted(2, total, 'Danh bạ đơn vị', 'registry'));
  const registry = await fillRegistry(callerOf(play, 'HR'), (done) => {
    say(`        ${done}`);
  });
  for (const [index, [vi, en, run]] of chapters.entries()) {
    say(`${counted(index + 3, total, vi, en)}: ${await run()}`);
  }
  const seen = await lookAt(play);
  say(...registryLines(registry), ...reportLines(play, seen));
  return { play, registry, seen, differences: differences(registry, seen) };
};

/**
 * Plays the sample round through the HTTP API, as the people concerned, and compares what comes out with what was worked
 * out by hand. Every run is a round of its own; the registry of the first is found by the next.
 */
export const playDemo = async (door: Door, admin: Caller, say: Say): Promise<Played> => {
  const play = newPlay(door);
  const started = Date.now();
  say(`Đợt thi mẫu theo hình dạng Châu Đức 17/3 / sample round shaped like Châu Đức: ${play.round} @ ${door.url}`);
  const played = await playAll(play, admin, say).catch((error: unknown): Played => {
    if (error instanceof Refused) return { play, differences: [`refused: ${error.message}`] };
    throw error;
  });
  say(...verdictLines(played.differences, (Date.now() - started) / 1_000, door.sent.requests));
  return played;
};

/** Everything personal that a run has used: names, numbers, passwords and the texts that name people. */
export const demoSecrets = ({ cast, door }: Play): readonly string[] => [
  ...new Set([
    ...[...cast.values()].flatMap(({ name, login, password, identityNumber }) => [
      name,
      login,
      password,
      identityNumber,
    ]),
    ...door.sent.texts,
  ]),
];
