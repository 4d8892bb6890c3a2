import type { CandidateResult, CaseDifference, WhatIfAnswer } from '../../api/types.gen.js';
import { Note } from '../../ui/Note.js';
import { Table } from '../../ui/Table.js';
import { decimal } from '../../words/format.js';
import { type Language, useLanguage, useSay, type Words } from '../../words/language.js';
import { gateWords, outcomeWords } from '../../words/outcomes.js';
import { movedPosts, pairsOf, type Pair } from './results.js';

const whats: Readonly<Record<string, Words>> = {
  gate: { vi: 'xét điểm đạt', en: 'pass mark' },
  'written.raw': { vi: 'điểm viết', en: 'written mark' },
  'written.net': { vi: 'điểm viết sau trừ', en: 'written mark, net' },
  'defence.mean': { vi: 'điểm bảo vệ', en: 'defence' },
  'defence.spread': { vi: 'chênh lệch giữa các phiếu', en: 'spread of the sheets' },
  'defence.review': { vi: 'xem xét phiếu chênh lệch', en: 'review of sheets far apart' },
  total: { vi: 'tổng điểm', en: 'total' },
  rank: { vi: 'thứ hạng', en: 'rank' },
  post: { vi: 'vị trí', en: 'post' },
  outcome: { vi: 'kết quả', en: 'outcome' },
};

const valueOf = (language: Language, what: string, value: string | null): Words => {
  if (value === null) return { vi: '–', en: '–' };
  if (what === 'outcome') return outcomeWords(value);
  if (what === 'gate') return gateWords(value);
  const text = /^-?\d+(\.\d+)?$/.test(value) ? decimal(language, value) : value;
  return { vi: text, en: text };
};

const Differences = ({ caption, rows }: { readonly caption: string; readonly rows: readonly CaseDifference[] }) => {
  const say = useSay();
  const { language } = useLanguage();
  if (rows.length === 0) return null;
  return (
    <Table
      caption={caption}
      rows={rows}
      keyOf={({ candidate, what }) => `${candidate ?? ''} ${what}`}
      columns={[
        { head: say({ vi: 'Thí sinh', en: 'Candidate' }), cell: ({ candidate }) => candidate ?? '–' },
        { head: say({ vi: 'Nội dung', en: 'What' }), cell: ({ what }) => say(whats[what] ?? { vi: what, en: what }) },
        {
          head: say({ vi: 'Như đã là', en: 'As it was' }),
          number: true,
          cell: ({ what, before }) => say(valueOf(language, what, before)),
        },
        {
          head: say({ vi: 'Giả định', en: 'Hypothetical' }),
          number: true,
          cell: ({ what, after }) => say(valueOf(language, what, after)),
        },
      ]}
    />
  );
};

/** `hạng 1 · 84,00 · trúng tuyển P02`. */
const placeText = (language: Language, result: CandidateResult | undefined): Words => {
  if (result === undefined) return { vi: '–', en: '–' };
  const { rank, total, outcome, post } = result;
  const points = total === null ? [] : [decimal(language, total)];
  const came = outcomeWords(outcome);
  return {
    vi: [...(rank === null ? [] : [`hạng ${String(rank)}`]), ...points, `${came.vi} ${post ?? ''}`.trim()].join(' · '),
    en: [...(rank === null ? [] : [`rank ${String(rank)}`]), ...points, `${came.en} ${post ?? ''}`.trim()].join(' · '),
  };
};

const Pairs = ({ pairs, candidate }: { readonly pairs: readonly Pair[]; readonly candidate: string | undefined }) => {
  const say = useSay();
  const { language } = useLanguage();
  if (pairs.length === 0) return null;
  const own = pairs.filter(({ before }) => before.id === candidate);
  return (
    <Table
      caption={say({
        vi: `${String(pairs.length)} thí sinh có kết quả khác đi`,
        en: `${String(pairs.length)} candidates would stand elsewhere`,
      })}
      rows={[...own, ...pairs.filter((pair) => !own.includes(pair))]}
      keyOf={({ before }) => before.id}
      columns={[
        { head: say({ vi: 'Thí sinh', en: 'Candidate' }), cell: ({ before }) => before.id },
        {
          head: say({ vi: 'Như đã là', en: 'As it was' }),
          cell: ({ before }) => say(placeText(language, before)),
        },
        { head: say({ vi: 'Giả định', en: 'Hypothetical' }), cell: ({ after }) => say(placeText(language, after)) },
      ]}
    />
  );
};

/** What comes of a question, beside what came of the round: posts first, then candidate by candidate. */
export const SideBySide = ({
  answer: { before, after, differences, procedure },
  candidate,
}: {
  readonly answer: WhatIfAnswer;
  readonly candidate?: string;
}) => {
  const say = useSay();
  const moved = movedPosts(before, after);
  const nobody = say({ vi: 'không ai', en: 'nobody' });
  return (
    <>
      <Note tone={moved.length === 0 ? 'good' : 'warn'}>
        <strong>
          {moved.length === 0
            ? say({ vi: 'Giả định này không làm đổi người trúng tuyển nào.', en: 'No winner would be another.' })
            : say({
                vi: `Với giả định này, ${String(moved.length)} vị trí đổi người.`,
                en: `${String(moved.length)} posts would go to somebody else.`,
              })}
        </strong>
        {moved.length === 0 ? null : (
          <ul>
            {moved.map((one) => (
              <li key={one.post}>
                {one.post}: {one.before ?? nobody} → {one.after ?? nobody}
              </li>
            ))}
          </ul>
        )}
      </Note>
      <Pairs pairs={pairsOf(before, after)} candidate={candidate} />
      <Differences
        caption={say({ vi: 'Thủ tục sẽ khác đi', en: 'What would have been done otherwise' })}
        rows={procedure}
      />
      {differences.length === 0 ? null : (
        <details>
          <summary>{say({ vi: 'Từng con số khác đi', en: 'Every number that differs' })}</summary>
          <Differences
            caption={say({
              vi: `${String(differences.length)} chỗ khác đi`,
              en: `${String(differences.length)} differences`,
            })}
            rows={differences}
          />
        </details>
      )}
    </>
  );
};
