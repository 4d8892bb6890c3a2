import { type Task, tasksFor } from './task.js';

const inRound = tasksFor('ROUND');

/** What lots, things under seal, a code map that did not fit, and boards with too few, wait for. */
export const lotTasks = {
  PAPER_LOT: inRound('paperLot', ['Chờ bốc thăm đề thi', 'The lot for the paper'], ['CHAIR'], ['PaperDrawn']),
  PAPER_SECRET: inRound(
    'paperSecret',
    ['Chờ cam kết số bí mật cho bốc thăm đề thi', 'A secret to be committed to for the lot of the paper'],
    ['QUESTION_HEAD', 'SECRETARY', 'CHAIR'],
    ['LotCommitted'],
  ),
  PAPER_NUMBERS: inRound(
    'paperNumbers',
    ['Chờ góp số bốc thăm đề thi', 'Numbers to be given to the lot of the paper'],
    ['COUNCIL', 'SUPERVISION_BOARD'],
    ['LotNumberGiven'],
  ),
  NEW_PAPERS: inRound(
    'newPapers',
    ['Không còn đề nguyên niêm phong: chờ niêm phong bộ đề mới', 'No seal is whole: new papers to be sealed'],
    ['QUESTION_HEAD', 'CHAIR'],
    ['PapersSealed'],
  ),
  CUSTODY: inRound(
    'custody',
    [
      'Chờ người nhận ký nhận vật niêm phong, hoặc từ chối nhận',
      'A thing under seal to be signed for by its receiver, or refused (refuse-custody)',
    ],
    ['SEATED'],
    ['CustodyTransferred'],
  ),
  LEFT_CUSTODY: inRound(
    'leftCustody',
    [
      'Chờ Chủ tịch Hội đồng tiếp quản vật niêm phong do người không còn nhiệm vụ giữ',
      'A thing under seal to be taken over by the chair: whoever holds it has left',
    ],
    ['CHAIR'],
    ['CustodyTakenOver'],
  ),
  SETTLED_MAP: inRound(
    'settledMap',
    [
      'Hai lần ghép phách không khớp: chờ Hội đồng biểu quyết xác định bảng phách',
      'Two attempts have failed: the council to vote on the code map, and the chair to record it',
    ],
    ['CHAIR'],
    ['CodeMapSettled'],
  ),
  LOT_SECRET: inRound(
    'lotSecret',
    ['Chờ cam kết số bí mật cho bốc thăm', 'A secret to be committed to for the lot'],
    ['CHAIR', 'SECRETARY'],
    ['LotCommitted'],
  ),
  ORDER_NUMBERS: inRound(
    'orderNumbers',
    ['Chờ góp số bốc thăm thứ tự bảo vệ', 'Numbers to be given to the lot of the order'],
    ['CANDIDATES', 'OWNER', 'SECRETARY'],
    ['LotNumberGiven'],
  ),
  THIRD_SEAT: inRound(
    'thirdSeat',
    [
      'Ban chỉ có hai người chấm: bổ sung người chấm thứ ba (`change-members`), vì bài có điểm lệch nhiều sẽ phải chờ',
      'Only two mark on a board: a third to be added (change-members), for scripts whose marks lie far apart would wait',
    ],
    ['CHAIR', 'AUTHORITY'],
    ['MembersChanged'],
  ),
  ORDER: inRound('order', ['Chờ bốc thăm thứ tự bảo vệ', 'The lot for the order'], ['CHAIR'], ['OrderDrawn']),
} as const satisfies Readonly<Record<string, Task>>;
