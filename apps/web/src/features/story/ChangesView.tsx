import { useNavigate, useSearch } from '@tanstack/react-router';
import { type SubmitEvent, useState } from 'react';
import { at } from '../../api/call.js';
import { useRead } from '../../api/reading.js';
import type { ShowChangesAnswer } from '../../api/types.gen.js';
import { useSeats } from '../../app/seats.js';
import { hasRole, useMe } from '../../app/session.js';
import { Button } from '../../ui/Button.js';
import { TextField } from '../../ui/Field.js';
import { Note } from '../../ui/Note.js';
import { Section } from '../../ui/Page.js';
import { Reading } from '../../ui/Reading.js';
import { Table } from '../../ui/Table.js';
import { wordsOf } from '../../words/codes.js';
import { moment } from '../../words/format.js';
import { said, useLanguage, useSay, type Words } from '../../words/language.js';
import { personWords } from '../../words/seated.js';
import { cited } from '../../words/sources.js';
import { instantOf, linesOf } from './changes.js';

type Difference = ShowChangesAnswer['differences'][number];

const HERE = '/rounds/$round/story' as const;

const Instants = ({ round }: { readonly round: string }) => {
  const say = useSay();
  const navigate = useNavigate();
  const search = useSearch({ from: HERE });
  const [from, setFrom] = useState(search.from ?? '');
  const [to, setTo] = useState(search.to ?? '');
  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const asked = { ...(from === '' ? {} : { from }), ...(to === '' ? {} : { to }) };
    void navigate({ to: HERE, params: { round }, search: { view: 'changes', ...asked } });
  };
  return (
    <form className="two-days on-screen" onSubmit={onSubmit}>
      <TextField
        label={say({ vi: 'Từ lúc (trống: từ khi lập)', en: 'From (empty: from its draft on)' })}
        type="datetime-local"
        value={from}
        onText={setFrom}
      />
      <TextField
        label={say({ vi: 'Đến lúc (trống: bây giờ)', en: 'Until (empty: now)' })}
        type="datetime-local"
        value={to}
        onText={setTo}
      />
      <div>
        <Button primary type="submit">
          {say({ vi: 'So hai thời điểm', en: 'Compare the two' })}
        </Button>
      </div>
    </form>
  );
};

/** What one of a kind is called: clocks have names, publications the number of their step. */
const idWords = (part: string, id: string): Words => {
  if (part === 'clocks') return wordsOf('clock', id);
  return part === 'publications' ? { vi: `bước số ${id}`, en: `step no. ${id}` } : { vi: id, en: id };
};

/** More than these are read step by step. */
const MOST = 60;

/** What came or went as a whole, by kind: which of them. */
const Wholes = ({ rows, words }: { readonly rows: readonly Difference[]; readonly words: Words }) => {
  const say = useSay();
  if (rows.length === 0) return null;
  const kinds = [...new Map(rows.map((row) => [row.part, row.words]))];
  return (
    <div className="card stack">
      <h3>{say(words)}</h3>
      <ul className="checks">
        {kinds.map(([part, name]) => {
          const ids = rows.flatMap((row) => (row.part === part && row.id !== null ? [say(idWords(part, row.id))] : []));
          return (
            <li key={part} className="break">
              {say(name)}
              {ids.length === 0 ? null : ` (${String(ids.length)}): ${ids.join(', ')}`}
            </li>
          );
        })}
      </ul>
    </div>
  );
};

const Fields = ({ rows }: { readonly rows: readonly Difference[] }) => {
  const say = useSay();
  const { language } = useLanguage();
  const lines = rows.flatMap(({ part, words, id, field, before, after }) =>
    linesOf({ say, language }, field ?? '', before, after).map((line) => ({
      ...line,
      key: `${part} ${id ?? ''} ${line.field}`,
      what: `${say(words)}${id === null ? '' : ` ${say(idWords(part, id))}`}`,
    })),
  );
  if (lines.length === 0) return null;
  return (
    <Table
      caption={say({ vi: `${String(lines.length)} chỗ đổi`, en: `${String(lines.length)} changes` })}
      rows={lines}
      keyOf={({ key }) => key}
      columns={[
        { head: say({ vi: 'Phần', en: 'Part' }), cell: ({ what }) => what },
        { head: say({ vi: 'Nội dung', en: 'Field' }), cell: ({ field }) => field },
        { head: say({ vi: 'Trước', en: 'Before' }), cell: ({ before }) => before },
        { head: say({ vi: 'Sau', en: 'After' }), cell: ({ after }) => after },
      ]}
    />
  );
};

const Events = ({ round, changes }: { readonly round: string; readonly changes: ShowChangesAnswer }) => {
  const say = useSay();
  const { language } = useLanguage();
  const { seats } = useSeats(round);
  const events = changes.events.slice(0, MOST);
  const left = changes.events.length - events.length + changes.left.events;
  if (events.length === 0) return null;
  return (
    <Section title={say({ vi: 'Đã ghi ở giữa', en: 'Recorded in between' })}>
      <Table
        caption={say({ vi: `${String(events.length)} việc đầu tiên`, en: `The first ${String(events.length)} acts` })}
        rows={events}
        keyOf={({ revision }) => String(revision)}
        columns={[
          { head: say({ vi: 'Việc', en: 'Act' }), cell: ({ words }) => say(words) },
          {
            head: say({ vi: 'Ai', en: 'Who' }),
            cell: ({ follows, person, authority }) =>
              follows
                ? say({ vi: 'theo quy tắc', en: 'by rule' })
                : said(language, personWords(seats, person, authority)),
          },
          {
            head: say({ vi: 'Quy định', en: 'Rule' }),
            cell: ({ words: { source } }) => (source === undefined ? '–' : say(cited(source))),
          },
          { head: say({ vi: 'Xảy ra', en: 'Happened' }), cell: ({ happenedAt }) => moment(language, happenedAt) },
          { head: say({ vi: 'Ghi lúc', en: 'Recorded' }), cell: ({ recordedAt }) => moment(language, recordedAt) },
        ]}
      />
      {left === 0 ? null : (
        <Note>
          {say({
            vi: `Còn ${String(left)} việc nữa: hãy chọn hai thời điểm gần nhau hơn, hoặc xem từng bước.`,
            en: `${String(left)} more: choose instants nearer to each other, or look step by step.`,
          })}
        </Note>
      )}
    </Section>
  );
};

const Changes = ({ round }: { readonly round: string }) => {
  const say = useSay();
  const { from, to } = useSearch({ from: HERE });
  const query = [from === undefined ? '' : `from=${instantOf(from)}`, to === undefined ? '' : `to=${instantOf(to)}`]
    .filter((part) => part !== '')
    .join('&');
  const changes = useRead<ShowChangesAnswer>(`${at`/api/rounds/${round}/changes`}${query === '' ? '' : `?${query}`}`);
  return (
    <>
      <p className="soft">
        {say({
          vi: 'Thời điểm ở đây là lúc được ghi vào hệ thống, giờ Việt Nam.',
          en: 'Instants here are of when something was recorded, by clocks in Viet Nam.',
        })}
      </p>
      <Instants round={round} />
      <Reading of={changes}>
        {(answer) => (
          <>
            <Note>{say(answer.summary)}</Note>
            <Section title={say({ vi: 'Những gì đã khác', en: 'What differs' })}>
              <Wholes
                words={{ vi: 'Có thêm', en: 'Came' }}
                rows={answer.differences.filter(({ field, before }) => field === null && before === null)}
              />
              <Wholes
                words={{ vi: 'Không còn', en: 'Went' }}
                rows={answer.differences.filter(({ field, before }) => field === null && before !== null)}
              />
              <Fields rows={answer.differences.filter(({ field }) => field !== null)} />
              {answer.differences.length === 0 ? (
                <p>{say({ vi: 'Không có gì khác.', en: 'Nothing differs.' })}</p>
              ) : null}
            </Section>
            <Events round={round} changes={answer} />
          </>
        )}
      </Reading>
    </>
  );
};

/** What happened between two instants, for those who check the round or sign for it; others are told whose it is. */
export const ChangesView = ({ round }: { readonly round: string }) => {
  const say = useSay();
  const mayAsk = hasRole(useMe(), 'AUDITOR', 'SUPERVISOR', 'AUTHORITY');
  return mayAsk ? (
    <Changes round={round} />
  ) : (
    <Note>
      {say({
        vi: 'So hai thời điểm dành cho Ban giám sát, người kiểm tra và cấp có thẩm quyền của đợt thi.',
        en: 'Two instants are compared by the supervision board, auditors and the authority of the round.',
      })}
    </Note>
  );
};
