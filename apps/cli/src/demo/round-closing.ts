import { act, hashOf, local, type Play } from './play.js';

/** The checklist of TT 22/2025 Art 25. */
const records = [
  'ORGANISING_PAPERS',
  'COUNCIL_AND_BOARD_MINUTES',
  'ELIGIBLE_LIST',
  'HANDOVER_MINUTES',
  'ORIGINAL_PAPER',
  'ANSWER_KEY',
  'MARK_SCHEME',
  'SCORE_SHEETS',
  'RECORDINGS',
  'RESULT_TABLES',
  'VIOLATION_MINUTES',
  'DECISIONS',
  'COMPLAINT_DECISIONS',
  'SCRIPT_BAGS_AND_CODE_HEADS',
];

/** Closed by its owner, handed over by the secretary. */
export const closeRound = async (play: Play): Promise<string> => {
  await act(play, { by: 'HR', at: local('2026-06-22', '09:00') }, 'close-round');
  await act(play, { by: 'M3', at: local('2026-07-10', '09:00') }, 'hand-over-records', {
    items: records.map((kind) => ({ kind, hash: hashOf(play, kind) })),
    archive: 'Lưu trữ MẪU 2026/01',
  });
  return `${String(records.length)} loại hồ sơ / kinds of records`;
};
