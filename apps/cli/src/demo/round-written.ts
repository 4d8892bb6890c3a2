import { lotCommitment } from '#exams';
import { act, bytes32, hashOf, idOf, local, nameOf, type Play, reasoned, stopwatch } from './play.js';
import { files, sat } from './scenario.js';

interface Handover {
  readonly item: string;
  readonly from: string;
  readonly to: string;
  readonly count: number;
  readonly at: string;
}

/** The giver records it, the head of the supervision board has seen it. */
export const handOver = (play: Play, { item, from, to, count, at }: Handover) =>
  act(play, { by: from, at }, 'transfer-custody', {
    item,
    from: idOf(play, from),
    to: idOf(play, to),
    witnesses: [idOf(play, 'S1')],
    sealIntact: true,
    count,
  });

const versions = ['DE-1', 'DE-2', 'DE-3'];

/** The secret of a lot, and the commitment to it. */
export const secretOfLot = () => {
  const secret = bytes32();
  return { secret, commitment: lotCommitment(secret) };
};

/** The question board keeps the secret; a member of the council and one of the supervision board give the numbers. */
const drawPaper = async (play: Play): Promise<void> => {
  const { secret, commitment } = secretOfLot();
  await act(play, { by: 'Q1', at: local('2026-03-17', '07:00') }, 'commit-lot', { lot: 'PAPER', commitment });
  for (const by of ['M2', 'S1']) {
    const number = { lot: 'PAPER', number: bytes32() };
    await act(play, { by, at: local('2026-03-17', '07:10') }, 'give-lot-number', number);
  }
  await act(play, { by: 'M1', at: local('2026-03-17', '07:15') }, 'draw-paper', { secret });
};

const prepare = async (play: Play): Promise<void> => {
  await act(play, { by: 'Q1', at: local('2026-03-13', '16:00') }, 'seal-papers', {
    versions: versions.map((version) => ({ version, hash: hashOf(play, version), seal: `NP-${version}` })),
    roomsPostedOn: '2026-03-13',
  });
  const at = local('2026-03-17', '06:45');
  await handOver(play, { item: 'TUI-DE', from: 'Q1', to: 'I1', count: versions.length, at });
  await drawPaper(play);
};

const sit = async (play: Play): Promise<void> => {
  await act(play, { by: 'I1', at: local('2026-03-17', '07:30') }, 'start-written', {
    witnesses: ['C01', 'C02'],
    invigilators: [idOf(play, 'I2'), idOf(play, 'I3')],
    sealIntact: true,
  });
  const time = stopwatch('2026-03-17', '07:30');
  for (const { id, marks } of files) {
    await act(play, { by: 'I2', at: time(1) }, 'record-attendance', { candidate: id, present: marks !== undefined });
  }
  for (const { id } of files.filter(({ reprimanded }) => reprimanded)) {
    const reason = `${nameOf(play, id)} trao đổi bài với người bên cạnh, đã bị nhắc nhở một lần.`;
    const body = { candidate: id, kind: 'REPRIMAND', ...reasoned(play, reason, `reprimand ${id}`) };
    await act(play, { by: 'I3', at: local('2026-03-17', '09:05') }, 'apply-sanction', body);
  }
  await act(play, { by: 'I1', at: local('2026-03-17', '10:30') }, 'end-written', {
    scripts: sat.map(({ id }) => ({ candidate: id, sheets: 4, signed: true })),
  });
};

/** The day of the paper, 17 March: who came, who was reprimanded, who held what. */
export const sitPaper = async (play: Play): Promise<string> => {
  await prepare(play);
  await sit(play);
  const at = local('2026-03-17', '11:00');
  await handOver(play, { item: 'TUI-BAI', from: 'I1', to: 'D1', count: sat.length, at });
  return `${String(sat.length)}/${String(files.length)} dự thi / sat, 1 khiển trách / reprimand`;
};
