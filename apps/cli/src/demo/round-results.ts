import { act, local, nameOf, type Play, reasoned, stopwatch } from './play.js';
import { paper } from './registry.js';
import { expected } from './expected.js';

/** Equal in defence and paper: the rules end here, and the authority decides (S09). */
const resolveTie = async (play: Play): Promise<void> => {
  const order = expected.tieOrder;
  const [first] = order;
  const reason = `Chọn ${nameOf(play, first)} vì có kinh nghiệm quản lý chuyên môn lâu hơn, đã báo cáo Đảng ủy.`;
  await act(play, { by: 'AUTHORITY', at: local('2026-04-22', '15:00') }, 'resolve-tie', {
    order,
    ...reasoned(play, reason, 'tie'),
  });
};

const confirmSingles = async (play: Play): Promise<void> => {
  const time = stopwatch('2026-04-23', '08:00');
  for (const post of expected.singles) {
    const reason = `Vị trí ${post} chỉ có một người bảo vệ đề án; ${nameOf(play, 'AUTHORITY')} xác nhận tiếp tục.`;
    await act(play, { by: 'AUTHORITY', at: time(5) }, 'confirm-single-candidate', {
      post,
      ...reasoned(play, reason, `single ${post}`),
    });
  }
};

/** Compiled, the tie decided, posts with one candidate confirmed; reported, recognised, announced; then supervision. */
export const reachResults = async (play: Play): Promise<string> => {
  await act(play, { by: 'M1', at: local('2026-04-22', '09:00') }, 'compile-results');
  await resolveTie(play);
  await act(play, { by: 'M1', at: local('2026-04-22', '16:00') }, 'compile-results');
  await confirmSingles(play);
  await act(play, { by: 'M1', at: local('2026-04-23', '15:00') }, 'report-results', {
    report: paper('09/BC-HĐTT', '2026-04-23'),
  });
  await act(play, { by: 'AUTHORITY', at: local('2026-04-24', '10:00') }, 'recognise-results', {
    decision: paper('72/QĐ-UBND', '2026-04-24'),
  });
  await act(play, { by: 'HR', at: local('2026-04-28', '08:00') }, 'announce-results', {});
  await act(play, { by: 'S1', at: local('2026-04-29', '15:00') }, 'report-supervision', {
    report: paper('03/BC-BGS', '2026-04-29'),
  });
  const { singles, winners } = expected;
  return `${String(Object.keys(winners).length)} trúng tuyển / winners, 1 đồng hạng do cấp có thẩm quyền quyết định / tie decided, ${String(singles.length)} vị trí một người / single candidates`;
};
