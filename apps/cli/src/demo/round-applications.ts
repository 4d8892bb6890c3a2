import { act, hashOf, idOf, local, nameOf, type Play, reasoned, stopwatch } from './play.js';
import { paper } from './registry.js';
import { boards } from './round-plan.js';
import { files } from './scenario.js';
import { candidateIds, signingCandidates } from './people.js';

/** Not in planning for the post, and let in by the authority with reasons. */
const WAIVED = 'C18';

const apply = async (play: Play): Promise<void> => {
  await act(play, { by: 'HR', at: local('2026-01-19', '07:30') }, 'open-applications');
  const time = stopwatch('2026-01-20', '08:00');
  for (const { id, post } of files) {
    const by = signingCandidates.includes(id) ? id : 'M3';
    await act(play, { by, at: time(15) }, 'receive-application', {
      candidate: id,
      person: idOf(play, id),
      posts: [post],
      tier: id === WAIVED ? 'NOMINATED' : 'IN_PLANNING',
      documents: [{ kind: 'APPLICATION_FORM', hash: hashOf(play, `application ${id}`) }],
    });
  }
  await act(play, { by: 'HR', at: local('2026-02-25', '08:00') }, 'close-applications');
};

const check = async (play: Play): Promise<void> => {
  const time = stopwatch('2026-02-26', '08:00');
  for (const { id } of files) {
    for (const rule of ['TIME_IN_POST_12M', 'IN_PLANNING']) {
      const result = rule === 'IN_PLANNING' && id === WAIVED ? 'NOT_MET' : 'MET';
      const evidence = hashOf(play, `${rule} ${id}`);
      await act(play, { by: 'F2', at: time(5) }, 'check-eligibility', { candidate: id, rule, result, evidence });
    }
  }
  const reason = `${nameOf(play, WAIVED)} chưa có trong quy hoạch nhưng đã giữ chức vụ tương đương; Đảng ủy đồng ý bằng văn bản.`;
  await act(play, { by: 'AUTHORITY', at: local('2026-03-03', '09:00') }, 'waive-eligibility', {
    candidate: WAIVED,
    rule: 'IN_PLANNING',
    decision: paper('40/QĐ-UBND', '2026-03-03'),
    ...reasoned(play, reason, 'waiver'),
  });
};

/** Everybody with a seat confirms to be unrelated to every candidate, each with the own account (TT 22/2025 Art 20(2)). */
const clear = async (play: Play): Promise<number> => {
  const seated = ['M1', 'M2', 'M3', 'M4', 'M5', 'S1', 'S2', 'S3', ...Object.values(boards).flat()];
  const time = stopwatch('2026-03-04', '08:00');
  for (const by of seated)
    await act(play, { by, at: time(5) }, 'declare-no-relationship', { candidates: candidateIds });
  return seated.length;
};

/** From the first application to the published list. */
export const takeApplications = async (play: Play): Promise<string> => {
  await apply(play);
  await check(play);
  const cleared = await clear(play);
  await act(play, { by: 'HR', at: local('2026-03-06', '16:00') }, 'publish-eligible-list', {});
  return `${String(files.length)} hồ sơ / applications, 1 đặc cách / waiver, ${String(cleared)} cam kết không quan hệ / clearances`;
};
