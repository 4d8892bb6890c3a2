import { Tag } from '../../ui/Note.js';
import { Section } from '../../ui/Page.js';
import { Facts } from '../../ui/Table.js';
import { day, decimal } from '../../words/format.js';
import { useLanguage, useSay } from '../../words/language.js';
import { ActWay } from './ActWay.js';
import { evenMark, type Line, rangeOf, type Script } from './marks.js';
import { outcomeWords } from './marking-words.js';

/** What people decide where marks differ, and what ends the marking. */
const decisions: readonly string[] = [
  'DecideMark',
  'AssignThirdMarker',
  'DecideCollectively',
  'DecideAppeal',
  'CompleteMarking',
  'CompleteAppeals',
];

export const decisionsOf = (lines: readonly Line[]): readonly Line[] =>
  lines.filter(({ command }) => decisions.includes(command));

const marksOf = ({ command }: Line, script: Script | undefined) =>
  (command === 'DecideAppeal' ? script?.appeal?.marks : script?.marks) ?? [];

/** What is to be known before deciding. What is not told to the reader is left out. */
const useFacts = (line: Line, script: Script | undefined) => {
  const say = useSay();
  const { language } = useLanguage();
  const shown = (mark: string): string => decimal(language, evenMark(mark));
  const marks = marksOf(line, script).map(({ mark }) => mark);
  const range = line.command === 'AssignThirdMarker' ? undefined : rangeOf(marks);
  const proposed = line.command === 'DecideAppeal' ? script?.appeal?.proposed : undefined;
  const outcome = outcomeWords[line.command];
  return [
    [say({ vi: 'Các điểm', en: 'The marks' }), marks.map(shown).join(' · ')],
    [say({ vi: 'Chênh lệch', en: 'Difference' }), shown(script?.difference ?? '')],
    [say({ vi: 'Điểm đề nghị', en: 'Proposed' }), shown(proposed ?? '')],
    [
      say({ vi: 'Trong khoảng', en: 'Between' }),
      range &&
        say({
          vi: `${shown(range[0])} đến ${shown(range[1])}; ngoài khoảng này phải nói rõ là cố ý, kèm lý do`,
          en: `${shown(range[0])} and ${shown(range[1])}; beyond that it is said to be on purpose, with the reason`,
        }),
    ],
    [say({ vi: 'Làm gì', en: 'What is done' }), outcome && say(outcome)],
    [say({ vi: 'Căn cứ', en: 'By which rule' }), line.rule],
  ] as const;
};

const Decision = ({
  line,
  script,
  round,
}: {
  readonly line: Line;
  readonly script: Script | undefined;
  readonly round: string;
}) => {
  const say = useSay();
  const { language } = useLanguage();
  const facts = useFacts(line, script);
  return (
    <li className="card stack">
      <div className="row apart">
        <h3>
          {line.subject === '' ? null : `${line.subject} · `}
          {say(line.words)}
        </h3>
        {line.due === null ? null : (
          <Tag tone="warn">
            {say({ vi: 'Hạn', en: 'Due' })} {day(language, line.due)}
          </Tag>
        )}
      </div>
      <Facts items={facts} />
      <ActWay line={line} round={round} words={{ vi: 'Quyết định', en: 'Decide' }} />
    </li>
  );
};

/** Where marks leave it to people: the marks, how far they are apart, the rule, and what can come of it. */
export const Decisions = ({
  lines,
  scripts,
  round,
}: {
  readonly lines: readonly Line[];
  readonly scripts: readonly Script[];
  readonly round: string;
}) => {
  const say = useSay();
  const open = decisionsOf(lines);
  if (open.length === 0) return null;
  return (
    <Section title={`${say({ vi: 'Quyết định đang chờ', en: 'Decisions that wait' })} (${String(open.length)})`}>
      <ul className="plain-list">
        {open.map((line) => (
          <Decision
            key={`${line.code} ${line.subject}`}
            line={line}
            round={round}
            script={scripts.find(({ code }) => code === line.subject)}
          />
        ))}
      </ul>
    </Section>
  );
};
