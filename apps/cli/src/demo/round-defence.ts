import { act, bytes32, callerOf, hashOf, idOf, local, nameOf, type Play, reasoned, stopwatch } from './play.js';
import { secretOfLot } from './round-written.js';
import { type CandidateFile, fileOf, files, panel } from './scenario.js';

/** Sessions a day, on these days: half an hour to present, half an hour of questions, and a pause. */
const DAYS = ['2026-04-16', '2026-04-17', '2026-04-20', '2026-04-21'];
const SESSIONS_A_DAY = 5;

const defenders = files.filter(({ sheets }) => sheets !== undefined);

/** The secret is fixed before the numbers are known, and they before it is shown: nobody chooses the order alone. */
const drawLots = async (play: Play): Promise<readonly string[]> => {
  const { secret, commitment } = secretOfLot();
  await act(play, { by: 'M3', at: local('2026-04-14', '16:00') }, 'commit-lot', { lot: 'ORDER', commitment });
  for (const { id } of defenders) {
    const number = { lot: 'ORDER', candidate: id, number: bytes32() };
    await act(play, { by: 'HR', at: local('2026-04-15', '07:45') }, 'give-lot-number', number);
  }
  await act(play, { by: 'M1', at: local('2026-04-15', '08:00') }, 'draw-order', { secret });
  const sessions = await callerOf(play, 'M3').list<{ candidate: string; order: number | null }>(
    `/api/rounds/${play.round}/defence`,
  );
  return sessions.toSorted((a, b) => (a.order ?? 0) - (b.order ?? 0)).map(({ candidate }) => candidate);
};

const deposit = async (play: Play): Promise<void> => {
  const time = stopwatch('2026-04-14', '08:00');
  for (const { id } of defenders) {
    await act(play, { by: 'M3', at: time(10) }, 'deposit-scheme', {
      candidate: id,
      hash: hashOf(play, `scheme ${id}`),
    });
  }
};

const sign = (play: Play, by: string, { candidate, score, at }: { candidate: string; score: string; at: string }) =>
  act(play, { by, at }, 'sign-sheet', { candidate, score, sheet: hashOf(play, `sheet ${by} ${candidate} ${score}`) });

/** The spread is above ten: the head of the panel lets the members explain, and the one who was far off signs anew (S07). */
const rescore = async (play: Play, { id, anew }: CandidateFile, time: (minutes: number) => string): Promise<void> => {
  if (anew === undefined) return;
  const reason = `${nameOf(play, 'M6')} chấm ${nameOf(play, id)} theo bản dự thảo đề án; cho phép chấm lại sau khi giải trình.`;
  const body = { candidate: id, kind: 'RESCORE_ALLOWED', ...reasoned(play, reason, `spread ${id}`) };
  await act(play, { by: 'M1', at: time(5) }, 'decide-spread', body);
  await sign(play, 'M6', { candidate: id, score: anew, at: time(5) });
};

const hold = async (play: Play, candidate: string, time: (minutes: number) => string): Promise<void> => {
  const file = fileOf(candidate);
  await act(play, { by: 'M1', at: time(10) }, 'start-defence', { candidate });
  await act(play, { by: 'M3', at: time(30) }, 'record-presentation', { candidate, minutes: 28 });
  const record = hashOf(play, `recording ${candidate}`);
  await act(play, { by: 'M3', at: time(30) }, 'record-questioning', { candidate, minutes: 26, record });
  const members = panel.map((key) => idOf(play, key));
  await act(play, { by: 'M3', at: time(1) }, 'record-presence', { candidate, members });
  for (const [index, by] of panel.entries()) {
    await sign(play, by, { candidate, score: file.sheets?.[index] ?? '', at: time(1) });
  }
  await rescore(play, file, time);
};

/** Schemes deposited, the verifiable lot, a session for each admitted candidate, and the sheets sealed. */
export const holdDefence = async (play: Play): Promise<string> => {
  await deposit(play);
  const order = await drawLots(play);
  for (const [index, candidate] of order.entries()) {
    const day = DAYS[Math.floor(index / SESSIONS_A_DAY)] ?? '';
    const hour = 8 + 2 * (index % SESSIONS_A_DAY);
    await hold(play, candidate, stopwatch(day, `${String(hour).padStart(2, '0')}:00`));
  }
  await act(play, { by: 'M1', at: local('2026-04-21', '18:30') }, 'seal-defence');
  return `${String(order.length)} buổi bảo vệ / sessions, ${String(order.length * panel.length)} phiếu / sheets, 1 xem xét chênh lệch / spread review`;
};
