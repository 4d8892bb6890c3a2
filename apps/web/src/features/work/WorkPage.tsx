import { Link } from '@tanstack/react-router';
import { actOf } from '../../api/act-link.js';
import { useRead } from '../../api/reading.js';
import type { Role, WorkAnswer } from '../../api/types.gen.js';
import { hasRole, useMe } from '../../app/session.js';
import { Note, Tag } from '../../ui/Note.js';
import { Page, Section } from '../../ui/Page.js';
import { Reading } from '../../ui/Reading.js';
import { wordsOf } from '../../words/codes.js';
import { day } from '../../words/format.js';
import { useLanguage, useSay, type Words } from '../../words/language.js';
import { cited } from '../../words/sources.js';
import { PublicWelcome } from './PublicWelcome.js';

type Line = WorkAnswer['items'][number];

const groups: readonly (readonly [Line['standing'], Words])[] = [
  ['YOURS', { vi: 'Làm được ngay', en: 'To be done now' }],
  [
    'ESCALATED',
    { vi: 'Quá hạn ở người khác, ông/bà chịu trách nhiệm theo dõi', en: 'Overdue with others, for whom you answer' },
  ],
  ['COMING', { vi: 'Sắp tới', en: 'To come' }],
];

const Due = ({ line }: { readonly line: Line }) => {
  const say = useSay();
  const { language } = useLanguage();
  const { due, overdue } = line;
  if (due === null) return null;
  if (overdue)
    return (
      <Tag tone="bad">
        {say({ vi: 'Quá hạn từ', en: 'Overdue since' })} {day(language, due)}
      </Tag>
    );
  return (
    <Tag tone="warn">
      {say({ vi: 'Hạn', en: 'Due' })} {day(language, due)}
    </Tag>
  );
};

/** Where it waits, since when, how far it is, by which rule, and who else can do it. */
const Around = ({ line }: { readonly line: Line }) => {
  const say = useSay();
  const { language } = useLanguage();
  const { roundCode, progress, since, rule, yours, persons } = line;
  const others = yours ? persons.length - 1 : 0;
  const parts = [
    roundCode,
    `${say({ vi: 'chờ từ', en: 'waits since' })} ${day(language, since)}`,
    progress === null ? null : `${String(progress.done)}/${String(progress.of)}`,
    say(cited(rule)),
    others > 0
      ? say({ vi: `${String(others)} người khác cũng làm được`, en: `${String(others)} more can do it` })
      : null,
  ];
  return <p className="small soft break">{parts.filter((part) => part !== null).join(' · ')}</p>;
};

/** One line: the task, until when, and what happens when nobody does it. */
const WorkLine = ({ line }: { readonly line: Line }) => {
  const say = useSay();
  const { words, subject, onExpiry, yours } = line;
  return (
    <li className="card stack">
      <div className="row apart">
        <h3 className="break">
          {yours ? <Link {...actOf(line)}>{say(words)}</Link> : say(words)}
          {subject === '' ? null : <> · {say(wordsOf('body', subject))}</>}
        </h3>
        <Due line={line} />
      </div>
      <Around line={line} />
      {onExpiry?.words === undefined || onExpiry.words === null ? null : (
        <p className="small soft">
          {say({ vi: 'Nếu quá hạn', en: 'When it runs out' })}: {say(onExpiry.words)}
        </p>
      )}
    </li>
  );
};

/** Where first steps are taken. */
const places: readonly (readonly [to: '/people' | '/registry' | '/rounds', roles: readonly Role[], words: Words])[] = [
  ['/people', ['ADMIN'], { vi: 'Mở tài khoản', en: 'Open accounts' }],
  ['/registry', ['HR'], { vi: 'Đơn vị, vị trí việc làm', en: 'Units and positions' }],
  ['/rounds', ['HR'], { vi: 'Lập đợt thi', en: 'Draft a round' }],
];

/** What is said where nothing waits; routes are for programs, people are led to pages. */
const First = ({ words }: { readonly words: Words }) => {
  const say = useSay();
  const me = useMe();
  return (
    <Note>
      <p>{say(words).replace(/ \((?:GET|POST|PUT) [^)]*\)/g, '')}</p>
      <p className="row">
        {places
          .filter(([, roles]) => hasRole(me, ...roles))
          .map(([to, , label]) => (
            <Link key={to} to={to} className="button">
              {say(label)}
            </Link>
          ))}
      </p>
    </Note>
  );
};

const Lines = ({ work }: { readonly work: WorkAnswer }) => {
  const say = useSay();
  return (
    <>
      {work.note === null ? null : <First words={work.note} />}
      {groups.map(([standing, words]) => {
        const lines = work.items.filter((line) => line.standing === standing);
        return lines.length === 0 ? null : (
          <Section key={standing} title={`${say(words)} (${String(lines.length)})`}>
            <ul className="plain-list">
              {lines.map((line) => (
                <WorkLine key={`${line.link.href} ${line.code} ${line.subject}`} line={line} />
              ))}
            </ul>
          </Section>
        );
      })}
      {work.left === 0 ? null : (
        <p className="soft">{say({ vi: `Còn ${String(work.left)} việc nữa.`, en: `${String(work.left)} more.` })}</p>
      )}
    </>
  );
};

const Work = () => {
  const say = useSay();
  return (
    <Page title={say({ vi: 'Việc của tôi', en: 'My work' })}>
      <Reading of={useRead<WorkAnswer>('/api/work')}>{(work) => <Lines work={work} />}</Reading>
    </Page>
  );
};

/** The first page: what waits for who is signed in, and for everybody else what is public. */
export const WorkPage = () => {
  const me = useMe();
  if (me === undefined) return null;
  return me === null ? <PublicWelcome /> : <Work />;
};
