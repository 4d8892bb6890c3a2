import { bytes32 } from '../../../apps/cli/src/demo/play.js';
import { secretOfLot } from '../../../apps/cli/src/demo/round-written.js';
import { hash, idIn, inStatus, type Playing, send, view } from './playing.js';
import { panelOf } from './script.js';

/** Whoever may defend: admitted by the gate, or everybody who sat where the defence comes first. */
const called = (round: Playing) => inStatus(round, 'ADMITTED', 'SAT');

/** Schemes in, and the order of the defence drawn by a lot that neither side can choose alone. */
export const drawOrder = async (round: Playing): Promise<void> => {
  const admitted = await called(round);
  for (const { id: candidate } of admitted) {
    await send(round, 'M3', 'deposit-scheme', { candidate, hash: hash(round, `scheme ${candidate}`) });
  }
  const { secret, commitment } = secretOfLot();
  await send(round, 'M3', 'commit-lot', { lot: 'ORDER', commitment });
  for (const { id } of admitted) {
    await send(round, 'HR', 'give-lot-number', { lot: 'ORDER', candidate: id, number: bytes32() });
  }
  await send(round, 'M1', 'draw-order', { secret });
};

/** Whoever is drawn and still in the round, in the drawn order. */
const drawn = async (round: Playing): Promise<readonly string[]> => {
  const running = (await called(round)).map(({ id }) => id);
  const sessions = await view<{ candidate: string; order: number | null }>(round, 'defence');
  const ordered = sessions.toSorted((a, b) => (a.order ?? 0) - (b.order ?? 0)).map(({ candidate }) => candidate);
  return ordered.filter((candidate) => running.includes(candidate));
};

/** One sheet of one member. */
export const sign = (round: Playing, by: string, candidate: string, score: string) =>
  send(round, by, 'sign-sheet', { candidate, score, sheet: hash(round, `sheet ${by} ${candidate} ${score}`) });

const hold = async (round: Playing, candidate: string, sheets: readonly string[]): Promise<void> => {
  const panel = panelOf(round.script);
  const [head = ''] = panel;
  await send(round, head, 'start-defence', { candidate });
  await send(round, 'M3', 'record-presentation', { candidate, minutes: 28 });
  await send(round, 'M3', 'record-questioning', { candidate, minutes: 26, record: hash(round, `record ${candidate}`) });
  await send(round, 'M3', 'record-presence', { candidate, members: panel.map((key) => idIn(round, key)) });
  for (const [index, score] of sheets.entries()) await sign(round, panel[index] ?? '', candidate, score);
};

/** A session for everybody admitted, with the sheets of the script. Reviews of spreads are left to the scenario. */
export const defend = async (round: Playing): Promise<void> => {
  const [head = ''] = panelOf(round.script);
  for (const candidate of await drawn(round)) {
    const sheets = round.script.candidates.find(({ id }) => id === candidate)?.sheets;
    if (sheets === undefined) await send(round, head, 'record-defence-absence', { candidate });
    else await hold(round, candidate, sheets);
  }
};

/** All sheets sealed by the head of the panel: refused while a spread is open. */
export const sealDefence = async (round: Playing): Promise<void> => {
  await send(round, panelOf(round.script)[0] ?? '', 'seal-defence');
};
