import { Link, useSearch } from '@tanstack/react-router';
import { Note, Tag } from '../../ui/Note.js';
import { wordsOf } from '../../words/codes.js';
import { eventTitle } from '../../words/events.js';
import { day, moment } from '../../words/format.js';
import { useLanguage, useSay, type Words } from '../../words/language.js';
import { rightWords } from '../../words/seated.js';
import { cited } from '../../words/sources.js';
import { aboutWords } from './about.js';
import { isWrittenLater, type StoryPage, type Told } from './story.js';
import { StepDetails } from './StepDetails.js';
import { ledWords, outputWords } from './told-words.js';
import { useTelling } from './telling.js';

const HERE = '/rounds/$round/story' as const;

/** Whether it was in time, and written down when it was done. */
const Marks = ({ told: { step, timing } }: { readonly told: Told }) => {
  const say = useSay();
  const { language } = useLanguage();
  const { isRetrospective } = useTelling();
  return (
    <>
      {step.late && !isRetrospective ? (
        <Tag tone="warn">
          {say({ vi: 'Ghi muộn', en: 'Written down late' })} {moment(language, step.recordedAt)}
        </Tag>
      ) : null}
      {timing.map(({ clock, due, inTime }) => (
        <Tag key={clock} tone={inTime ? 'good' : 'bad'}>
          {say(inTime ? { vi: 'Đúng hạn', en: 'In time, due' } : { vi: 'Quá hạn', en: 'Late, due' })}{' '}
          {day(language, due)}
        </Tag>
      ))}
    </>
  );
};

/** Whom or what it was about, where the reader may read the log. */
const About = ({ told: { step } }: { readonly told: Told }) => {
  const say = useSay();
  const { log, seats } = useTelling();
  const event = log.get(step.revision);
  const parts = event === undefined ? [] : aboutWords(event.data, seats).map(say);
  return parts.length === 0 ? null : <p className="break">{parts.join(' · ')}</p>;
};

/** Who, by which right and which rule. */
const By = ({ told: { step, clause } }: { readonly told: Told }) => {
  const say = useSay();
  const { language } = useLanguage();
  const { who } = useTelling();
  const rule = clause ?? eventTitle(step.event).source;
  const parts = [
    who(language, step.person, step.authority),
    step.onBehalfOf === null ? '' : `${say({ vi: 'thay', en: 'on behalf of' })} ${who(language, step.onBehalfOf)}`,
    `${say({ vi: 'thẩm quyền', en: 'right' })}: ${say(rightWords(step.authority))}`,
    rule === undefined ? '' : say(cited(rule)),
  ];
  return <p className="small soft break by">{parts.filter((part) => part !== '').join(' · ')}</p>;
};

/** What a step left behind, where it led, and what followed from it by rule. */
const LedTo = ({ told: { step, led, to } }: { readonly told: Told }) => {
  const say = useSay();
  const { language } = useLanguage();
  const { log, seats } = useTelling();
  const output = step.output === null ? undefined : outputWords(step.output);
  if (output === undefined && led.length === 0 && to === null) return null;
  return (
    <ul className="led small">
      {output === undefined ? null : <li className="break">{say(output)}</li>}
      {led.map((one) => (
        <li key={one.revision}>
          <span className="soft">{say({ vi: 'theo quy tắc', en: 'by rule' })}:</span> {ledWords({ say, language }, one)}
          {aboutWords(log.get(one.revision)?.data ?? {}, seats)
            .map((words) => `, ${say(words)}`)
            .join('')}
        </li>
      ))}
      {to === null ? null : (
        <li>
          <span className="soft">{say({ vi: 'chuyển sang giai đoạn', en: 'the stage is now' })}:</span>{' '}
          {say(wordsOf('stage', to))}
        </li>
      )}
    </ul>
  );
};

const Line = ({ round, told }: { readonly round: string; readonly told: Told }) => {
  const say = useSay();
  const { language } = useLanguage();
  const { step } = told;
  return (
    <li className="step" id={`step-${String(step.revision)}`}>
      <div className="when small soft">
        <span>{moment(language, step.happenedAt)}</span>
        <span>
          {say({ vi: 'số', en: 'no.' })} {step.revision}
        </span>
      </div>
      <div className="what">
        <div className="row">
          <h3 className="break">{say(eventTitle(step.event))}</h3>
          <Marks told={told} />
        </div>
        <About told={told} />
        <By told={told} />
        <LedTo told={told} />
        <StepDetails round={round} told={told} isWrittenLater={isWrittenLater(step)} />
      </div>
    </li>
  );
};

const Pager = ({
  round,
  page,
  of,
  label,
}: {
  readonly round: string;
  readonly page: StoryPage;
  readonly of: number;
  readonly label: Words;
}) => {
  const say = useSay();
  const now = useSearch({ from: HERE });
  const { earlier, later, before, items } = page;
  const way = (after: number | undefined, words: Words) =>
    after === undefined ? null : (
      <Link className="button" to={HERE} params={{ round }} search={{ ...now, after: String(after) }}>
        {say(words)}
      </Link>
    );
  return (
    <nav className="row apart on-screen" aria-label={say(label)}>
      <span className="soft">
        {String(before + 1)}–{String(before + items.length)} / {String(of)}
      </span>
      <span className="row">
        {way(earlier, { vi: '← Trước đó', en: '← Earlier' })}
        {way(later, { vi: 'Tiếp theo →', en: 'Later →' })}
      </span>
    </nav>
  );
};

/** A page of the story, under the stages in which it was done. */
export const StoryList = (props: { readonly round: string; readonly page: StoryPage; readonly of: number }) => {
  const say = useSay();
  const { round, page } = props;
  if (page.items.length === 0)
    return (
      <Note>
        {say({
          vi: 'Không có bước nào như vậy. Hãy bỏ bớt điều kiện lọc hoặc chọn ngày sớm hơn.',
          en: 'There is no such step. Take a filter away, or choose an earlier day.',
        })}
      </Note>
    );
  return (
    <>
      <Pager {...props} label={{ vi: 'Các trang của diễn biến', en: 'Pages of the story' }} />
      <ol className="story">
        {page.items.map((told, at) => {
          return [
            told.stage !== null && told.stage !== page.items[at - 1]?.stage ? (
              <li key={`stage ${String(told.step.revision)}`} className="stage-head">
                {say(wordsOf('stage', told.stage))}
              </li>
            ) : null,
            <Line key={told.step.revision} round={round} told={told} />,
          ];
        })}
      </ol>
      <Pager {...props} label={{ vi: 'Các trang, cuối danh sách', en: 'Pages, at the end of the list' }} />
    </>
  );
};
