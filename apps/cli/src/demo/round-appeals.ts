import { act, hashOf, idOf, local, nameOf, type Play, reasoned, stopwatch } from './play.js';
import { type CodeMap, codeOf } from './round-marking.js';
import { files } from './scenario.js';

const appellants = files.filter(({ appeal }) => appeal !== undefined);

const markAnew = async (play: Play, secret: CodeMap): Promise<void> => {
  const time = stopwatch('2026-04-06', '08:00');
  for (const { id, appeal } of appellants) {
    const script = codeOf(secret, id);
    const marks = [...(appeal?.marks ?? []), ...(appeal?.third === undefined ? [] : [appeal.third])];
    for (const [index, mark] of marks.entries()) {
      const by = `A${String(index + 2)}`;
      const body = { script, mark, sheet: hashOf(play, `appeal sheet ${by} ${script}`) };
      await act(play, { by, at: time(20) }, 'record-appeal-mark', body);
    }
  }
};

/** Five or more apart from the published mark: the chair hears both board heads and decides (TT 22/2025 Art 18). */
const decideApart = async (play: Play, secret: CodeMap): Promise<void> => {
  for (const { id, appeal } of appellants) {
    if (appeal?.chairDecides === undefined) continue;
    const reason = `${nameOf(play, 'K1')} và ${nameOf(play, 'A1')} giải trình trước Chủ tịch; ý ba của bài được chấm thiếu.`;
    await act(play, { by: 'M1', at: local('2026-04-07', '15:00') }, 'decide-appeal', {
      script: codeOf(secret, id),
      mark: appeal.chairDecides,
      heads: [idOf(play, 'K1'), idOf(play, 'A1')],
      ...reasoned(play, reason, `appeal ${id}`),
    });
  }
};

/** Appeals by the candidates themselves, the new marks, and the gate. */
export const hearAppeals = async (play: Play, secret: CodeMap): Promise<string> => {
  const filed = stopwatch('2026-03-30', '08:00');
  for (const { id } of appellants) {
    await act(play, { by: id, at: filed(30) }, 'file-appeal', { candidate: id, warned: true });
  }
  await act(play, { by: 'HR', at: local('2026-04-03', '08:00') }, 'close-appeal-window');
  await markAnew(play, secret);
  await decideApart(play, secret);
  await act(play, { by: 'M3', at: local('2026-04-08', '09:00') }, 'complete-appeals');
  await act(play, { by: 'M3', at: local('2026-04-08', '10:00') }, 'evaluate-gate');
  return '3 phúc khảo / appeals: 1 tăng / up, 1 giảm / down, 1 do Chủ tịch quyết định / decided by the chair';
};
