import { Link, useParams } from '@tanstack/react-router';
import { at } from '../../api/call.js';
import { useRead } from '../../api/reading.js';
import type { Because, CitedEvents, WhyAnswer } from '../../api/types.gen.js';
import { useSeats } from '../../app/seats.js';
import { hasRole, useMe } from '../../app/session.js';
import { Note } from '../../ui/Note.js';
import { Page, Section } from '../../ui/Page.js';
import { Reading } from '../../ui/Reading.js';
import { Facts, Table } from '../../ui/Table.js';
import { wordsOf } from '../../words/codes.js';
import { eventTitle } from '../../words/events.js';
import { decimal, moment } from '../../words/format.js';
import { type Language, useLanguage, useSay, type Words } from '../../words/language.js';
import { outcomeWords } from '../../words/outcomes.js';
import { valueText } from './evidence.js';
import { Fold } from './Fold.js';
import { WhatIf } from './WhatIf.js';
import './results.css';

const textOf = ({ text, textVi }: Because): Words => ({ vi: textVi, en: text });
const sourceOf = ({ source, sourceVi }: Because): Words => ({ vi: sourceVi, en: source });

const Rules = ({ rules }: { readonly rules: readonly Because[] }) => {
  const say = useSay();
  return (
    <ol className="lines">
      {rules.map((rule, at) => (
        <li key={`${rule.rule} ${String(at)}`}>
          <p className="sum">{say(textOf(rule))}</p>
          <p className="small soft">{say(sourceOf(rule))}</p>
        </li>
      ))}
    </ol>
  );
};

const Evidence = ({ round, cited }: { readonly round: string; readonly cited: CitedEvents }) => {
  const say = useSay();
  const { language } = useLanguage();
  const { seats } = useSeats(round);
  const me = useMe();
  const { words, candidate, values, events } = cited;
  const mayFollow = !hasRole(me, 'CANDIDATE');
  return (
    <li className="card stack">
      <h3>
        {say(words)}
        {candidate === null ? '' : ` · ${candidate}`}
      </h3>
      <ul className="row">
        {values.map((value) => (
          <li key={value} className="tag">
            {valueText({ say, language }, value, seats)}
          </li>
        ))}
      </ul>
      <ul className="small plain-list">
        {events.map(({ id, type, revision, at: when }) => (
          <li key={id}>
            {mayFollow ? (
              <Link to="/rounds/$round/story" params={{ round }} search={{ after: String(revision - 1) }}>
                {say(eventTitle(type))}
              </Link>
            ) : (
              say(eventTitle(type))
            )}
            , {moment(language, when)}
          </li>
        ))}
      </ul>
    </li>
  );
};

const Rivals = ({ round, why }: { readonly round: string; readonly why: WhyAnswer }) => {
  const say = useSay();
  const { language } = useLanguage();
  if (why.rivals.length === 0) return null;
  return (
    <Table
      caption={say({ vi: 'So với', en: 'Beside' })}
      rows={why.rivals}
      keyOf={({ candidate }) => candidate}
      columns={[
        {
          head: say({ vi: 'Thí sinh', en: 'Candidate' }),
          cell: ({ candidate }) => (
            <Link to="/rounds/$round/results/$candidate" params={{ round, candidate }}>
              {candidate}
            </Link>
          ),
        },
        { head: say({ vi: 'Hạng', en: 'Rank' }), number: true, cell: ({ rank }) => rank ?? '–' },
        {
          head: say({ vi: 'Tổng', en: 'Total' }),
          number: true,
          cell: ({ total }) => (total === null ? '–' : decimal(language, total)),
        },
        { head: say({ vi: 'Kết quả', en: 'Outcome' }), cell: ({ outcome }) => say(outcomeWords(outcome)) },
      ]}
    />
  );
};

/** The place in one sentence. */
const placeOf = (language: Language, { candidate, outcome, rank, post, total }: WhyAnswer): Words => {
  const came = outcomeWords(outcome);
  const points = total === null ? '' : decimal(language, total);
  return {
    vi: `${candidate}: ${came.vi}${post === null ? '' : ` vị trí ${post}`}${rank === null ? '' : `, hạng ${String(rank)}`}${points === '' ? '' : `, ${points} điểm`}.`,
    en: `${candidate}: ${came.en}${post === null ? '' : ` post ${post}`}${rank === null ? '' : `, rank ${String(rank)}`}${points === '' ? '' : `, with ${points}`}.`,
  };
};

const Answered = ({ round, why }: { readonly round: string; readonly why: WhyAnswer }) => {
  const say = useSay();
  const { language } = useLanguage();
  return (
    <>
      <Note tone={why.outcome === 'WINNER' ? 'good' : 'plain'}>
        <strong>{say(placeOf(language, why))}</strong>
      </Note>
      {why.waitsFor.length === 0 ? null : (
        <Note tone="warn">
          {say({ vi: 'Còn chờ', en: 'Still waits for' })}:{' '}
          {why.waitsFor.map(({ candidate, needs }) => `${say(wordsOf('needs', needs))} (${candidate})`).join('; ')}
        </Note>
      )}
      <Section title={say({ vi: 'Tính ra như thế nào', en: 'How it was worked out' })}>
        <Rules rules={why.rules} />
      </Section>
      <Section title={say({ vi: 'Dựa trên những gì', en: 'What it rests on' })}>
        {why.together ? (
          <p className="soft">
            {say({
              vi: 'Những căn cứ này chỉ cùng nhau mới làm nên kết quả.',
              en: 'Only together do these make the difference.',
            })}
          </p>
        ) : null}
        <ul className="plain-list">
          {why.evidence.map((cited) => (
            <Evidence key={cited.path} round={round} cited={cited} />
          ))}
        </ul>
      </Section>
      <Rivals round={round} why={why} />
      <Facts
        items={[
          [
            say({ vi: 'Quy chế', en: 'Rules' }),
            <Link key="pack" to="/packs/$pack" params={{ pack: why.pack }}>
              {why.pack}
            </Link>,
          ],
        ]}
      />
    </>
  );
};

/** Why a candidate stands where the result says, line by line, and what would have been otherwise. */
export const WhyPage = () => {
  const say = useSay();
  const me = useMe();
  const { round, candidate } = useParams({ from: '/rounds/$round/results/$candidate' });
  return (
    <Page
      title={say({ vi: `Vì sao ${candidate} có kết quả này`, en: `Why ${candidate} stands there` })}
      lead={
        <Link to="/rounds/$round/results" params={{ round }}>
          {say({ vi: `Kết quả đợt thi ${round}`, en: `Results of round ${round}` })}
        </Link>
      }
    >
      <Reading of={useRead<WhyAnswer>(at`/api/rounds/${round}/results/${candidate}/why`)}>
        {(why) => <Answered round={round} why={why} />}
      </Reading>
      {hasRole(me, 'CANDIDATE') ? null : (
        <Fold title={say({ vi: 'Nếu quy định khác đi thì sao', en: 'What if the rules were others' })}>
          <WhatIf round={round} candidate={candidate} />
        </Fold>
      )}
    </Page>
  );
};
