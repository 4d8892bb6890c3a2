import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { at } from '../../api/call.js';
import { useRead } from '../../api/reading.js';
import type { CandidateDoc, ListRoundResultsAnswer, ShowPackAnswer, ShowRoundAnswer } from '../../api/types.gen.js';
import { useWhole } from '../../api/whole.js';
import { NamesButton } from '../../app/Names.js';
import { hasRole, useMe } from '../../app/session.js';
import { Note } from '../../ui/Note.js';
import { Page, Section } from '../../ui/Page.js';
import { Reading } from '../../ui/Reading.js';
import { Facts } from '../../ui/Table.js';
import { day, moment } from '../../words/format.js';
import { useLanguage, useSay } from '../../words/language.js';
import { outcomeWords } from '../../words/outcomes.js';
import { Agreement } from './Agreement.js';
import { Fold } from './Fold.js';
import { PostResults } from './PostResults.js';
import { byPost, type Results } from './results.js';
import { Robustness } from './Robustness.js';
import { WhatIf } from './WhatIf.js';
import './results.css';

/** Those who work on a round, or check it; others are shown what is published. */
const INSIDERS = ['HR', 'SECRETARY', 'COUNCIL', 'AUTHORITY', 'SUPERVISOR', 'AUDITOR'] as const;

const Outcomes = ({ round, results }: { readonly round: string; readonly results: Results }) => {
  const say = useSay();
  const { outcome } = useSearch({ from: '/rounds/$round/results' });
  const counts = Map.groupBy(results.lines, (line) => line.outcome);
  return (
    <nav className="row outcomes on-screen" aria-label={say({ vi: 'Theo kết quả', en: 'By outcome' })}>
      <Link
        to="/rounds/$round/results"
        params={{ round }}
        search={{}}
        activeOptions={{ exact: true }}
        aria-current={outcome === undefined ? 'true' : undefined}
      >
        {say({ vi: 'tất cả', en: 'all' })} ({results.lines.length})
      </Link>
      {[...counts].map(([code, lines]) => (
        <Link
          key={code}
          to="/rounds/$round/results"
          params={{ round }}
          search={{ outcome: code }}
          activeOptions={{ exact: true }}
          aria-current={code === outcome ? 'true' : undefined}
        >
          {say(outcomeWords(code))} ({lines.length})
        </Link>
      ))}
    </nav>
  );
};

/** Ties and gaps that wait, in words; and those that the authority has decided. */
const Decisions = ({ results }: { readonly results: Results }) => {
  const say = useSay();
  const { openTie, tieOrder, openGaps, annulled } = results;
  return (
    <>
      {annulled === null ? null : (
        <Note tone="bad">
          {say({ vi: `Kết quả đã bị hủy theo văn bản ${annulled.number}.`, en: `Annulled by ${annulled.number}.` })}
        </Note>
      )}
      {openTie.length === 0 ? null : (
        <Note tone="warn">
          {say({
            vi: `Bằng điểm, chờ cấp có thẩm quyền quyết định thứ tự: ${openTie.join(', ')}.`,
            en: `Equal; their order waits for the authority: ${openTie.join(', ')}.`,
          })}
        </Note>
      )}
      {tieOrder.length === 0 ? null : (
        <Note>
          {say({
            vi: `Bằng điểm, cấp có thẩm quyền đã quyết định thứ tự: ${tieOrder.join(' trước ')}.`,
            en: `Equal; the authority decided their order: ${tieOrder.join(' before ')}.`,
          })}
        </Note>
      )}
      {openGaps.length === 0 ? null : (
        <Note tone="warn">
          {say({
            vi: `Trúng tuyển nhưng hết vị trí đã chọn, chờ cấp có thẩm quyền: ${openGaps.join(', ')}.`,
            en: `Won, but no wished post is free; waiting for the authority: ${openGaps.join(', ')}.`,
          })}
        </Note>
      )}
    </>
  );
};

const Papers = ({ results }: { readonly results: Results }) => {
  const say = useSay();
  const { language } = useLanguage();
  const { compiledAt, reported, recognised, announced, inputsHash } = results;
  const paper = (one: Results['reported']) => (one === null ? '' : `${one.number}, ${day(language, one.date)}`);
  return (
    <Facts
      items={[
        [say({ vi: 'Tổng hợp', en: 'Compiled' }), moment(language, compiledAt)],
        [say({ vi: 'Báo cáo', en: 'Reported' }), paper(reported)],
        [say({ vi: 'Công nhận', en: 'Recognised' }), paper(recognised)],
        [say({ vi: 'Thông báo', en: 'Announced' }), announced === null ? '' : moment(language, announced.at)],
        [say({ vi: 'Mã băm đầu vào', en: 'Hash of the inputs' }), <code key="hash">{inputsHash}</code>],
      ]}
    />
  );
};

const useAround = (round: string) => {
  const isInsider = hasRole(useMe(), ...INSIDERS);
  const { data: shown } = useRead<ShowRoundAnswer>(at`/api/rounds/${round}`);
  const { data: pack } = useRead<ShowPackAnswer>(shown?.pack == null ? undefined : at`/api/packs/${shown.pack}`);
  const { data: files } = useWhole<CandidateDoc>(isInsider ? at`/api/rounds/${round}/candidates` : undefined);
  const wishes = new Map(files?.items.map(({ candidate, posts }) => [candidate, posts]));
  return { isInsider, shown, pack: pack?.pack, wishes };
};

const Ranking = ({ round, results, isNamed }: { round: string; results: Results; isNamed: boolean }) => {
  const say = useSay();
  const { outcome } = useSearch({ from: '/rounds/$round/results' });
  const { shown, pack, wishes, isInsider } = useAround(round);
  const named = useRead<ListRoundResultsAnswer>(isNamed ? `${at`/api/rounds/${round}/results`}?names=true` : undefined);
  const posts = shown?.posts ?? [];
  const pass = isInsider && pack?.written.passMark.value != null ? pack.written.passMark.value : null;
  return byPost(
    results.lines,
    posts.map(({ post }) => post),
    wishes,
  ).map((group) => {
    const lines = group.lines.filter((line) => outcome === undefined || line.outcome === outcome);
    if (lines.length === 0) return null;
    const position = posts.find(({ post }) => post === group.post)?.position;
    const heading =
      group.post === ''
        ? say({ vi: 'Các thí sinh khác', en: 'Other candidates' })
        : say({ vi: `Vị trí ${group.post} · ${position ?? ''}`, en: `Post ${group.post} · ${position ?? ''}` });
    return (
      <PostResults
        key={group.post}
        round={round}
        group={group}
        lines={lines}
        heading={heading}
        outcome={results.posts[group.post]}
        names={named.data?.candidates ?? {}}
        scale={pack?.written.scale.value ?? '100'}
        pass={pass}
      />
    );
  });
};

const Shown = ({ round, results }: { readonly round: string; readonly results: Results }) => {
  const say = useSay();
  const isInsider = hasRole(useMe(), ...INSIDERS);
  const [isNamed, setIsNamed] = useState(false);
  return (
    <>
      <Papers results={results} />
      <Decisions results={results} />
      <div className="row apart">
        <Outcomes round={round} results={results} />
        {isInsider ? (
          <NamesButton
            shown={isNamed}
            onShow={() => {
              setIsNamed(true);
            }}
          />
        ) : null}
      </div>
      <Ranking round={round} results={results} isNamed={isNamed} />
      {isInsider ? (
        <Section title={say({ vi: 'Xem xét kết quả', en: 'Looking at the result' })}>
          <Fold title={say({ vi: 'Kết quả phụ thuộc vào ai', en: 'On whom the result depends' })}>
            <Robustness round={round} />
          </Fold>
          <Fold title={say({ vi: 'Mức thống nhất giữa người chấm', en: 'How markers agree' })}>
            <Agreement round={round} />
          </Fold>
          <Fold title={say({ vi: 'Nếu quy định khác đi thì sao', en: 'What if the rules were others' })}>
            <WhatIf round={round} />
          </Fold>
        </Section>
      ) : null}
    </>
  );
};

/** The result of a round: who won each post, by how much, and how firmly. */
export const ResultsPage = () => {
  const say = useSay();
  const { round } = useParams({ from: '/rounds/$round/results' });
  return (
    <Page
      title={say({ vi: `Kết quả đợt thi ${round}`, en: `Results of round ${round}` })}
      lead={say({ vi: 'Bấm mã thí sinh để xem vì sao.', en: 'Follow the code of a candidate to see why.' })}
    >
      <Reading of={useRead<ListRoundResultsAnswer>(at`/api/rounds/${round}/results`)}>
        {({ items: [results] }) =>
          results === undefined ? (
            <Note>
              {say({
                vi: 'Chưa có kết quả: kết quả được tổng hợp sau khi mọi phiếu bảo vệ đã ký và điểm viết là chính thức.',
                en: 'No result yet: it is compiled when all sheets are signed and the written marks are final.',
              })}
            </Note>
          ) : (
            <Shown round={round} results={results} />
          )
        }
      </Reading>
    </Page>
  );
};
