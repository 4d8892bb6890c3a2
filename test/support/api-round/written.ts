import { randomBytes } from 'node:crypto';
import { daysLater } from '#rules';
import { bytes32 } from '../../../apps/cli/src/demo/play.js';
import { secretOfLot } from '../../../apps/cli/src/demo/round-written.js';
import { commitmentTo } from '../../../apps/cli/src/demo/round-marking.js';
import { establishBoard } from './opening.js';
import {
  closeWindow,
  dueOf,
  hash,
  idIn,
  inStatus,
  notBefore,
  type Playing,
  scriptOf,
  send,
  today,
  why,
} from './playing.js';
import type { CandidateScript } from './script.js';

/** Three versions sealed by the chair, and the rooms posted on the same day. */
export const sealPapers = async (round: Playing): Promise<void> => {
  const versions = ['DE-1', 'DE-2', 'DE-3'].map((version) => ({
    version,
    hash: hash(round, version),
    seal: `NP-${version}`,
  }));
  await send(round, 'M1', 'seal-papers', { versions, roomsPostedOn: today(round) });
};

const sanction = async (round: Playing, { id, sanction: kind }: CandidateScript): Promise<void> => {
  if (kind === undefined) return;
  const by = kind === 'SUSPENSION' ? 'M1' : 'I2';
  await send(round, by, 'apply-sanction', { candidate: id, kind, ...why(round, `${kind} ${id}`) });
};

/** The secret is the secretary's, the numbers are those of council and supervision. */
const drawPaper = async (round: Playing): Promise<void> => {
  const { secret, commitment } = secretOfLot();
  await send(round, 'M3', 'commit-lot', { lot: 'PAPER', commitment });
  for (const by of ['M2', 'S1']) await send(round, by, 'give-lot-number', { lot: 'PAPER', number: bytes32() });
  await send(round, 'M1', 'draw-paper', { secret });
};

/** The paper drawn and begun, who came, who was sanctioned. */
export const sit = async (round: Playing): Promise<void> => {
  const expected = await inStatus(round, 'ELIGIBLE');
  await drawPaper(round);
  await send(round, 'I1', 'start-written', {
    witnesses: expected.slice(0, 2).map(({ id }) => id),
    invigilators: ['I1', 'I2'].map((key) => idIn(round, key)),
    sealIntact: true,
  });
  for (const { id, marks } of expected) {
    await send(round, 'I2', 'record-attendance', { candidate: id, present: marks !== undefined });
  }
  for (const candidate of expected) await sanction(round, candidate);
};

/** A script of everybody who sat, counted against the list. */
export const handIn = async (round: Playing): Promise<void> => {
  round.handedIn = (await inStatus(round, 'SAT')).map(({ id }) => id);
  await send(round, 'I1', 'end-written', {
    scripts: round.handedIn.map((candidate) => ({ candidate, sheets: 4, signed: true })),
  });
};

/** Random codes; of the map and its salt only the commitment is on record. */
export const code = async (round: Playing): Promise<void> => {
  const map = round.handedIn.map((candidate) => ({ code: `PH-${randomBytes(4).toString('hex')}`, candidate }));
  round.secret = { map, salt: bytes32() };
  await send(round, 'D1', 'code-scripts', {
    codes: map.map((entry) => entry.code).sort(),
    commitment: commitmentTo(round.secret),
    keepers: [idIn(round, 'D1'), idIn(round, 'M3')],
  });
};

/** One mark of one marker on a candidate's script. */
export const markOnce = (round: Playing, by: string, candidate: string, mark: string) => {
  const script = scriptOf(round, candidate);
  return send(round, by, 'record-mark', { script, mark, sheet: hash(round, `sheet ${by} ${script}`) });
};

/** Both first marks of every script. What they leave to people is left to the scenario. */
export const mark = async (round: Playing): Promise<void> => {
  for (const { candidate } of round.secret?.map ?? []) {
    const marks = round.script.candidates.find(({ id }) => id === candidate)?.marks ?? [];
    for (const [index, given] of marks.entries()) await markOnce(round, `K${String(index + 2)}`, candidate, given);
  }
};

/** The head of the marking board ends the marking: refused while a script is unsettled. */
export const completeMarking = async (round: Playing): Promise<void> => {
  await send(round, 'K1', 'complete-marking');
};

/** What a keeper lays open: the true map, unless a scenario gives another. */
export const laidOpen = (round: Playing, map = round.secret?.map) => ({
  map,
  salt: round.secret?.salt,
  supervisor: idIn(round, 'S1'),
});

/** The other keeper and the supervision board let the map be opened. */
export const confirmUnsealing = async (round: Playing): Promise<void> => {
  for (const by of ['M3', 'S1']) await send(round, by, 'confirm-unsealing');
};

/** The true map laid open. */
export const unseal = async (round: Playing): Promise<void> => {
  await confirmUnsealing(round);
  await send(round, 'D1', 'unseal-code-map', laidOpen(round));
};

const appellants = (round: Playing): readonly CandidateScript[] =>
  round.script.candidates.filter(({ appeal }) => appeal !== undefined);

/** Appeals are filed while the window is open, by the candidates themselves; it is closed on the day after its last. */
const passWindow = async (round: Playing): Promise<void> => {
  for (const { id } of appellants(round)) await send(round, id, 'file-appeal', { candidate: id, warned: true });
  const last = await dueOf(round, 'appealWindow');
  notBefore(round, daysLater(last, 1));
  await closeWindow(round, 'close-appeal-window');
};

/** One mark of one appeal marker on a candidate's script. */
const markAppeal = (round: Playing, by: string, candidate: string, given: string) => {
  const script = scriptOf(round, candidate);
  const sheet = hash(round, `appeal sheet ${by} ${script}`);
  return send(round, by, 'record-appeal-mark', { script, mark: given, sheet });
};

/** Appeals filed, the window closed, and every appeal marked as often as the script says. */
export const hearAppeals = async (round: Playing): Promise<void> => {
  await passWindow(round);
  if (appellants(round).length === 0) return;
  await establishBoard(round, 'APPEAL_MARKING', ['A1', 'A2', 'A3', 'A4', 'X1']);
  for (const { id, appeal = [] } of appellants(round)) {
    for (const [index, given] of appeal.entries()) await markAppeal(round, `A${String(index + 2)}`, id, given);
  }
};

/** The written result final and the gate evaluated. */
export const passGate = async (round: Playing): Promise<void> => {
  if (appellants(round).length > 0) await send(round, 'M3', 'complete-appeals');
  await send(round, 'M3', 'evaluate-gate');
};
