import { readSettings, type Settings } from '../../../host/src/settings.js';
import { inColumns } from '../columns.js';
import { commandLine, exits, FLAG, print, type Run } from '../command.js';
import { clockFinding } from '../doctor/clock.js';
import { fault, type Finding, looked, saidBy, sound, type Status } from '../doctor/finding.js';
import { logFound } from '../doctor/log.js';
import { folderFinding, nodeFinding, packsFinding, spaceLeft } from '../doctor/machine.js';
import { serverFound } from '../doctor/server.js';
import { vaultFindings } from '../doctor/vault.js';
import { viewsFinding } from '../doctor/views.js';

type Environment = Parameters<typeof readSettings>[0];

const settingsIn = (environment: Environment): Settings | Finding => {
  try {
    return readSettings(environment);
  } catch (error) {
    return fault('settings', saidBy(error));
  }
};

const READABLE = 'Đọc được; `settings` in ra giá trị. / They can be read; `settings` prints them.';

/** Looks at everything that stands under these settings. Opens nothing for writing and takes no lock. */
const stored = async (settings: Settings): Promise<readonly Finding[]> => {
  const packs = await looked('packs', () => packsFinding(settings));
  const folder = await looked('folder', () => folderFinding(settings));
  const space = await looked('space', () => spaceLeft(settings));
  const log = await logFound(settings);
  const views = await looked('views', () => viewsFinding(settings, log.head));
  const vault = await vaultFindings(settings, log.head, folder.status !== 'FAULT');
  const server = await serverFound(settings);
  const clock = clockFinding({ now: Date.now(), lastAt: log.lastAt, date: server.date });
  return [packs, folder, space, log.finding, views, ...vault, server.finding, clock];
};

/** Looks this installation over; what cannot be read for want of settings is left out. */
const examined = async (environment: Environment): Promise<readonly Finding[]> => {
  const node = await looked('node', () => nodeFinding());
  const settings = settingsIn(environment);
  return 'check' in settings ? [node, settings] : [node, sound('settings', READABLE), ...(await stored(settings))];
};

const words: Readonly<Record<Status, string>> = {
  OK: 'ok',
  WARNING: 'CHÚ Ý / WARN',
  FAULT: 'LỖI / FAULT',
  SKIPPED: '–',
};

/** What fits a terminal of 120 columns. */
const WIDTHS = [12, 8, 96];

/** Neither a data folder, nor a log elsewhere, nor a server: whatever is said of the rest is said of nothing. */
const isNothing = (findings: readonly Finding[]): boolean =>
  ['folder', 'log', 'server'].every((check) =>
    findings.some((finding) => finding.check === check && finding.status === 'SKIPPED'),
  );

const NOTHING = [
  'Ở đây chưa có gì để xem: hãy khởi động máy chủ (npm start), hoặc đặt KHOABANG_DATA như của máy chủ.',
  'There is nothing here to look at: start the server (npm start), or set KHOABANG_DATA as for the server.',
].join('\n');

const verdict = (findings: readonly Finding[]): string => {
  const faults = findings.filter(({ status }) => status === 'FAULT').length;
  if (faults === 0) return isNothing(findings) ? NOTHING : 'Không có gì sai. / Nothing is wrong.';
  return `${faults.toString()} điều phải sửa. / ${faults.toString()} to be put right.`;
};

const inWords = (findings: readonly Finding[]): readonly string[] => [
  ...inColumns(
    findings.map(({ status, check, text }) => [words[status], check, text]),
    WIDTHS,
  ),
  '',
  verdict(findings),
];

/** `doctor`: looks this installation over, beside a running server or without one, and says what to do. Changes nothing. */
export const runDoctor: Run = async (args, usage) => {
  const { values } = commandLine(args, usage, { json: FLAG }, [0, 0]);
  const findings = await examined(process.env);
  await print(values.json === true ? JSON.stringify({ findings }, null, 2) : inWords(findings).join('\n'));
  return findings.some(({ status }) => status === 'FAULT') ? exits.differs : exits.ok;
};
