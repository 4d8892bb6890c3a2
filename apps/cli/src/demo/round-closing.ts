import { RECORD_KINDS } from '#exams';
import { act, hashOf, local, type Play } from './play.js';

/** Closed by its owner, handed over by the secretary. */
export const closeRound = async (play: Play): Promise<string> => {
  await act(play, { by: 'HR', at: local('2026-06-22', '09:00') }, 'close-round');
  await act(play, { by: 'M3', at: local('2026-07-10', '09:00') }, 'hand-over-records', {
    items: RECORD_KINDS.map((kind) => ({ kind, hash: hashOf(play, kind) })),
    archive: 'Lưu trữ MẪU 2026/01',
  });
  return `${String(RECORD_KINDS.length)} loại hồ sơ / kinds of records`;
};
