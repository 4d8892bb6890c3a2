import { randomBytes } from 'node:crypto';
import { codeMapCommitment } from '#exams';
import { type Act, act, bytes32, hashOf, idOf, local, nameOf, type Play, reasoned, stopwatch } from './play.js';
import { handOver } from './round-written.js';
import { type CandidateFile, sat } from './scenario.js';

/** What one keeper has (the map) and what the other has (the salt). Only its commitment is on record before the end. */
export interface CodeMap {
  readonly map: readonly { readonly code: string; readonly candidate: string }[];
  readonly salt: string;
}

/** Codes that say nothing of who wrote what: random, and handed out in the order of their own digits. */
const drawCodes = (): CodeMap['map'] => {
  const codes = new Set<string>();
  while (codes.size < sat.length) codes.add(`PH-${randomBytes(4).toString('hex')}`);
  return [...codes].map((code, index) => ({ code, candidate: sat[index]?.id ?? '' }));
};

/** Salt, then `code=candidate` lines in code order: as the log explains it to whoever checks. */
export const commitmentTo = ({ map, salt }: CodeMap): string => codeMapCommitment(map, salt);

export const codeOf = ({ map }: CodeMap, candidate: string): string =>
  map.find((entry) => entry.candidate === candidate)?.code ?? '';

const code = async (play: Play): Promise<CodeMap> => {
  const secret: CodeMap = { map: drawCodes(), salt: bytes32() };
  await act(play, { by: 'D1', at: local('2026-03-17', '15:00') }, 'code-scripts', {
    codes: secret.map.map((entry) => entry.code).sort(),
    commitment: commitmentTo(secret),
    keepers: [idOf(play, 'D1'), idOf(play, 'M3')],
  });
  const at = local('2026-03-18', '07:30');
  await handOver(play, { item: 'TUI-BAI', from: 'D1', to: 'K1', count: sat.length, at });
  return secret;
};

type Time = ReturnType<typeof stopwatch>;

/** Two markers, each for themselves; a third where the two are ten or more apart. */
const markOnce = (play: Play, { by, at }: Act, script: string, mark: string) =>
  act(play, { by, at }, 'record-mark', { script, mark, sheet: hashOf(play, `sheet ${by} ${script}`) });

const settle = async (play: Play, file: CandidateFile, script: string, time: Time): Promise<void> => {
  const { headDecides, third, collective } = file;
  if (headDecides !== undefined) {
    const reason = `Hai người chấm ${nameOf(play, 'K2')} và ${nameOf(play, 'K3')} đã trao đổi, thống nhất về ý thứ hai của bài.`;
    const body = { script, mark: headDecides, agreed: true, ...reasoned(play, reason, `talk ${script}`) };
    await act(play, { by: 'K1', at: time(10) }, 'decide-mark', body);
  }
  if (third !== undefined) {
    await act(play, { by: 'K1', at: time(5) }, 'assign-third-marker', { script, marker: idOf(play, 'K4') });
    await markOnce(play, { by: 'K4', at: time(20) }, script, third);
  }
  if (collective !== undefined) {
    const reason = `Chấm tập thể dưới sự chủ trì của ${nameOf(play, 'K1')}; ba điểm khác nhau vì cách hiểu câu hai.`;
    const body = { script, mark: collective, ...reasoned(play, reason, `collective ${script}`) };
    await act(play, { by: 'K1', at: time(30) }, 'decide-collectively', body);
  }
};

const mark = async (play: Play, secret: CodeMap): Promise<void> => {
  const time = stopwatch('2026-03-18', '08:00');
  // In the order of the codes: in that of the candidates the log itself would give the map away.
  const bag = sat
    .map((file) => ({ file, script: codeOf(secret, file.id) }))
    .sort((a, b) => (a.script < b.script ? -1 : 1));
  for (const { file, script } of bag) {
    await markOnce(play, { by: 'K2', at: time(20) }, script, file.marks?.[0] ?? '');
    await markOnce(play, { by: 'K3', at: time(20) }, script, file.marks?.[1] ?? '');
    await settle(play, file, script, time);
  }
  await act(play, { by: 'K1', at: local('2026-03-25', '10:00') }, 'complete-marking');
};

/** Coding, double marking, the decisions that the bands leave to people, and the map laid open. */
export const markScripts = async (play: Play): Promise<{ readonly told: string; readonly secret: CodeMap }> => {
  const secret = await code(play);
  await mark(play, secret);
  await handOver(play, { item: 'TUI-BAI', from: 'K1', to: 'M3', count: sat.length, at: local('2026-03-25', '11:00') });
  for (const by of ['M3', 'S1']) await act(play, { by, at: local('2026-03-26', '08:00') }, 'confirm-unsealing');
  await act(play, { by: 'D1', at: local('2026-03-26', '08:00') }, 'unseal-code-map', {
    map: secret.map,
    salt: secret.salt,
    supervisor: idOf(play, 'S1'),
  });
  const told = `${String(sat.length)} bài, 2 vòng độc lập / scripts, marked twice; 1 trao đổi / talk, 2 người chấm thứ ba / third markers, 1 chấm tập thể / collective`;
  return { told, secret };
};
