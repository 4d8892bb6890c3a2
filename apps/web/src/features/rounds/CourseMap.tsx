import { Link } from '@tanstack/react-router';
import { useRead } from '../../api/reading.js';
import type { ShowPackAnswer, ShowRoundAnswer, WaitingAnswer } from '../../api/types.gen.js';
import { Reading } from '../../ui/Reading.js';
import { Section } from '../../ui/Page.js';
import { wordsOf } from '../../words/codes.js';
import { day } from '../../words/format.js';
import { useLanguage, useSay, type Words } from '../../words/language.js';
import { roundWords } from '../../words/round.js';
import { beginning, mapOf, type MapStage } from './course.js';

type Round = ShowRoundAnswer;
type Counts = NonNullable<Round['counts']>;

const signs = { DONE: '✓', NOW: '▶', TO_COME: '○' } as const;
const stateWords: Readonly<Record<MapStage['state'], Words>> = {
  DONE: { vi: 'đã qua', en: 'over' },
  NOW: { vi: 'hiện tại', en: 'now' },
  TO_COME: { vi: 'chưa tới', en: 'to come' },
};

interface Counted {
  readonly to:
    '/rounds/$round/candidates' | '/rounds/$round/papers' | '/rounds/$round/marking' | '/rounds/$round/defence';
  readonly words: Words;
  readonly of: (counts: Counts) => number | null;
}

/** What is counted in a stage, and where it is listed. */
const counted: Readonly<Record<string, Counted>> = {
  APPLICATIONS_OPEN: {
    to: '/rounds/$round/candidates',
    words: { vi: 'hồ sơ', en: 'applications' },
    of: ({ applied }) => applied,
  },
  ELIGIBLE_PUBLISHED: {
    to: '/rounds/$round/candidates',
    words: { vi: 'người đủ điều kiện', en: 'eligible' },
    of: ({ eligible }) => eligible,
  },
  SCRIPTS_SEALED: {
    to: '/rounds/$round/papers',
    words: { vi: 'bài thi', en: 'scripts' },
    of: ({ scripts }) => scripts,
  },
  MARKED: {
    to: '/rounds/$round/marking',
    words: { vi: 'bài đã có điểm', en: 'settled marks' },
    of: ({ settled }) => settled,
  },
  APPEAL_MARKING: {
    to: '/rounds/$round/marking',
    words: { vi: 'đơn phúc khảo', en: 'appeals' },
    of: ({ appeals }) => appeals,
  },
  DEFENCE_SEALED: {
    to: '/rounds/$round/defence',
    words: { vi: 'phiếu điểm', en: 'score sheets' },
    of: ({ sheets }) => sheets,
  },
};

const CountOf = ({ stage, round }: { readonly stage: string; readonly round: Round }) => {
  const say = useSay();
  const known = counted[stage];
  const count = known === undefined || round.counts === undefined ? null : known.of(round.counts);
  if (known === undefined || count === null || count === 0) return null;
  return (
    <Link className="small stage-count" to={known.to} params={{ round: round.round }} search={(kept) => kept}>
      {count} {say(known.words)}
    </Link>
  );
};

/** Since when the round is in the stage that it is in, and who it waits for. */
const Now = ({ round, waiting }: { readonly round: Round; readonly waiting: WaitingAnswer | undefined }) => {
  const say = useSay();
  const { language } = useLanguage();
  const parts = [
    ...new Set((waiting?.items ?? []).filter(({ ready }) => ready !== false).flatMap((line) => line.parts)),
  ];
  return (
    <p className="small">
      {say({ vi: 'Từ', en: 'Since' })} {day(language, round.stageSince)}
      {parts.length === 0 ? null : (
        <>
          {' · '}
          {say({ vi: 'chờ', en: 'waits for' })} {parts.map((part) => say(roundWords('seat', part))).join('; ')}
        </>
      )}
    </p>
  );
};

const Stages = ({
  names,
  round,
  waiting,
}: {
  readonly names: readonly string[];
  readonly round: Round;
  readonly waiting: WaitingAnswer | undefined;
}) => {
  const say = useSay();
  return (
    <ol className="course">
      {mapOf(names, round).map(({ number, stage, state, isOptional, orTo }) => (
        <li key={stage} className={`card ${state.toLowerCase()}`} aria-current={state === 'NOW' ? 'step' : undefined}>
          <p className="stage-name">
            <span aria-hidden="true">{signs[state]}</span> {number}. {say(wordsOf('stage', stage))}
            <span className="hidden">, {say(stateWords[state])}</span>
          </p>
          {state === 'NOW' ? <Now round={round} waiting={waiting} /> : null}
          {isOptional ? <p className="small soft">{say({ vi: 'nếu có', en: 'where there is any' })}</p> : null}
          <CountOf stage={stage} round={round} />
          {orTo.length === 0 ? null : (
            <p className="small soft">
              {say({ vi: 'hoặc tới', en: 'or to' })}: {orTo.map((one) => say(wordsOf('stage', one))).join(', ')}
            </p>
          )}
        </li>
      ))}
    </ol>
  );
};

const namesIn = (pack: ShowPackAnswer, course: string | null): readonly string[] =>
  pack.pack.courses.value.find(({ name }) => name === course)?.stages ?? beginning;

/** The course of the round as a map: what is over, where it is, what comes, in one sequence. */
export const CourseMap = ({
  round,
  waiting,
}: {
  readonly round: Round;
  readonly waiting: WaitingAnswer | undefined;
}) => {
  const say = useSay();
  const { pack, course } = round;
  const read = useRead<ShowPackAnswer>(pack === null ? undefined : `/api/packs/${encodeURIComponent(pack)}`);
  return (
    <Section title={say({ vi: 'Tiến trình', en: 'Course' })}>
      {pack === null ? (
        <>
          <Stages names={beginning} round={round} waiting={waiting} />
          <p className="small soft">
            {say({
              vi: 'Các bước tiếp theo do kế hoạch được duyệt quyết định.',
              en: 'What comes then is decided by the plan, once it is approved.',
            })}
          </p>
        </>
      ) : (
        <Reading of={read}>
          {(answer) => <Stages names={namesIn(answer, course)} round={round} waiting={waiting} />}
        </Reading>
      )}
    </Section>
  );
};
