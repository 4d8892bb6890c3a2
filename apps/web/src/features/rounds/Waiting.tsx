import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { actOf } from '../../api/act-link.js';
import type { ShowRoundAnswer, WaitingAnswer } from '../../api/types.gen.js';
import { Person } from '../../app/Names.js';
import { useAddress, useRoundRead } from '../../app/round.js';
import { Button } from '../../ui/Button.js';
import { Note, Tag } from '../../ui/Note.js';
import { Section } from '../../ui/Page.js';
import { wordsOf } from '../../words/codes.js';
import { day, dayOf } from '../../words/format.js';
import { useLanguage, useSay, type Words } from '../../words/language.js';
import { roundWords } from '../../words/round.js';
import { cited } from '../../words/sources.js';
import { grouped, isOverdue, type WaitingLine } from './waiting.js';

/** A board by its name, a condition in words; anything else by its code. */
const subjectWords = (subject: string) => {
  const body = wordsOf('body', subject);
  return body.vi === subject ? roundWords('rule', subject) : body;
};

type People = WaitingAnswer['people'];

const MANY_PERSONS = 4;
const MANY_LINES = 8;

const Due = ({ line }: { readonly line: WaitingLine }) => {
  const say = useSay();
  const { language } = useLanguage();
  const { at } = useAddress();
  const entry = useRoundRead<ShowRoundAnswer>('').data?.entry ?? 'RETROSPECTIVE';
  const { due } = line;
  if (due === null) return null;
  const isLate = at === undefined && isOverdue(line, entry, dayOf(new Date()));
  return (
    <Tag tone={isLate ? 'bad' : 'warn'}>
      {say(isLate ? { vi: 'Quá hạn từ', en: 'Overdue since' } : { vi: 'Hạn', en: 'Due' })} {day(language, due)}
    </Tag>
  );
};

/** Who can do it: the seat, and as many of the people as are worth saying. */
const Who = ({ line, people }: { readonly line: WaitingLine; readonly people: People }) => {
  const say = useSay();
  const { parts, persons, withoutAccount } = line;
  const seats = parts.map((part) => say(roundWords('seat', part))).join(', ');
  const rest = persons.length - MANY_PERSONS;
  return (
    <p className="small">
      {say({ vi: 'Người làm được', en: 'Who can do it' })}: {seats}
      {persons.length === 0 ? null : ' – '}
      {persons.slice(0, MANY_PERSONS).map((person, index) => (
        <span key={person}>
          {index === 0 ? '' : ', '}
          <Person id={person} people={people} />
        </span>
      ))}
      {rest > 0 ? say({ vi: ` và ${String(rest)} người nữa`, en: ` and ${String(rest)} more` }) : null}
      {withoutAccount.length === 0
        ? null
        : say({
            vi: ` · ${String(withoutAccount.length)} người chưa có tài khoản: phần của họ làm trên giấy`,
            en: ` · ${String(withoutAccount.length)} without an account: their part stands on paper`,
          })}
    </p>
  );
};

/** What one thing that is missing is called. */
const missingWords = (kind: string, id: string, lines: readonly WaitingLine[]): Words => {
  if (kind === 'TASKS') return lines.find(({ code }) => code === id)?.words ?? { vi: id, en: id };
  return kind === 'BODIES' ? wordsOf('body', id) : roundWords(kind === 'RULES' ? 'rule' : 'evidence', id);
};

const Missing = ({ line, all }: { readonly line: WaitingLine; readonly all: readonly WaitingLine[] }) => {
  const say = useSay();
  const { missing } = line;
  if (missing === null || missing.ids.length === 0) return null;
  const { kind, ids } = missing;
  return (
    <p className="small break">
      {say({ vi: 'Còn thiếu', en: 'Missing' })}:{' '}
      {kind === 'PERSONS'
        ? say({ vi: `${String(ids.length)} người`, en: `${String(ids.length)} people` })
        : ids.map((id) => say(missingWords(kind, id, all))).join(', ')}
    </p>
  );
};

/** Since when it waits, how far it is, by which rule, and what follows when nobody does it. */
const Around = ({ line }: { readonly line: WaitingLine }) => {
  const say = useSay();
  const { language } = useLanguage();
  const { progress, since, rule, from, onExpiry } = line;
  const parts = [
    `${say({ vi: 'chờ từ', en: 'waits since' })} ${day(language, since)}`,
    from === null ? null : `${say({ vi: 'làm được từ', en: 'from' })} ${day(language, from)}`,
    progress === null ? null : `${String(progress.done)}/${String(progress.of)}`,
    say(cited(rule)),
    onExpiry?.words === undefined || onExpiry.words === null
      ? null
      : `${say({ vi: 'nếu quá hạn', en: 'when it runs out' })}: ${say(onExpiry.words)}`,
  ];
  return <p className="small soft break">{parts.filter((part) => part !== null).join(' · ')}</p>;
};

interface LineProps {
  readonly line: WaitingLine;
  readonly all: readonly WaitingLine[];
  readonly people: People;
}

const Line = ({ line, all, people }: LineProps) => {
  const say = useSay();
  const { round, at } = useAddress();
  const { words, subject, yours } = line;
  const title = say(words);
  return (
    <li className="card stack waiting-line">
      <div className="row apart">
        <h4 className="break">
          {yours && at === undefined ? <Link {...actOf({ ...line, round })}>{title}</Link> : title}
          {subject === '' ? null : <> · {say(subjectWords(subject))}</>}
        </h4>
        <Due line={line} />
      </div>
      <Missing line={line} all={all} />
      <Who line={line} people={people} />
      <Around line={line} />
    </li>
  );
};

interface GroupProps {
  readonly title: Words;
  readonly lines: readonly WaitingLine[];
  readonly all: readonly WaitingLine[];
  readonly people: People;
}

const Group = ({ title, lines, all, people }: GroupProps) => {
  const say = useSay();
  const [isWhole, setIsWhole] = useState(false);
  if (lines.length === 0) return null;
  const shown = isWhole ? lines : lines.slice(0, MANY_LINES);
  return (
    <>
      <h3>
        {say(title)} ({lines.length})
      </h3>
      <ul className="plain-list">
        {shown.map((line) => (
          <Line key={`${line.code} ${line.subject} ${line.case ?? ''}`} line={line} all={all} people={people} />
        ))}
      </ul>
      {shown.length === lines.length ? null : (
        <Button
          onClick={() => {
            setIsWhole(true);
          }}
        >
          {say({ vi: `Hiện cả ${String(lines.length)} việc`, en: `Show all ${String(lines.length)}` })}
        </Button>
      )}
    </>
  );
};

/** All that the round waits for: of the reader, of others, and what comes only after something else. */
export const Waiting = ({ waiting }: { readonly waiting: WaitingAnswer }) => {
  const say = useSay();
  const { items, note, people } = waiting;
  const { yours, others, later } = grouped(items);
  const group = { all: items, people };
  return (
    <Section title={say({ vi: 'Đợt thi đang chờ', en: 'What the round waits for' })}>
      {note === null ? null : <Note>{say(note)}</Note>}
      <Group title={{ vi: 'Ông/bà làm được ngay', en: 'To be done by you now' }} lines={yours} {...group} />
      <Group title={{ vi: 'Chờ người khác', en: 'Waiting for others' }} lines={others} {...group} />
      <Group title={{ vi: 'Sau khi xong việc khác', en: 'After something else' }} lines={later} {...group} />
    </Section>
  );
};
