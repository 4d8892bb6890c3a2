import { Link, useSearch } from '@tanstack/react-router';
import type {
  CandidateDoc,
  ListRoundCandidatesAnswer,
  ListRoundPlanAnswer,
  ShowRoundAnswer,
  WaitingAnswer,
} from '../../api/types.gen.js';
import { actIn } from '../../api/act-link.js';
import { Person, useNamesQuery } from '../../app/Names.js';
import { useAddress, useRoundRead, useStanding } from '../../app/round.js';
import { hasRole, useMe } from '../../app/session.js';
import { KindCounts, Deed } from '../../ui/Links.js';
import { Note } from '../../ui/Note.js';
import { Page } from '../../ui/Page.js';
import { Reading } from '../../ui/Reading.js';
import { Table } from '../../ui/Table.js';
import { day, moment } from '../../words/format.js';
import { useLanguage, useSay } from '../../words/language.js';
import { roundWords } from '../../words/round.js';
import { Application } from './Application.js';
import { EligibilityGrid } from './EligibilityGrid.js';
import { statusCounts } from './grid.js';
import './candidates.css';

interface ListProps {
  readonly candidates: readonly CandidateDoc[];
  readonly people: ListRoundCandidatesAnswer['people'];
}

const StatusCounts = ({ candidates }: Pick<ListProps, 'candidates'>) => {
  const say = useSay();
  const { round, at } = useAddress();
  const way = (status?: string) => ({
    to: '/rounds/$round/candidates' as const,
    params: { round },
    search: { ...(at === undefined ? {} : { at }), ...(status === undefined ? {} : { status }) },
  });
  return (
    <KindCounts
      label={say({ vi: 'Theo trạng thái', en: 'By status' })}
      items={[
        {
          words: say({ vi: 'tất cả', en: 'all' }),
          count: candidates.length,
          way: way(),
        },
        ...[...statusCounts(candidates)].map(([status, count]) => ({
          words: say(roundWords('candidateStatus', status)),
          count,
          way: way(status),
        })),
      ]}
    />
  );
};

const List = ({ candidates, people }: ListProps) => {
  const say = useSay();
  const { language } = useLanguage();
  const { round, at } = useAddress();
  return (
    <Table
      caption={say({ vi: `${String(candidates.length)} hồ sơ`, en: `${String(candidates.length)} applications` })}
      rows={candidates}
      keyOf={({ candidate }) => candidate}
      columns={[
        {
          head: say({ vi: 'Thí sinh', en: 'Candidate' }),
          cell: ({ candidate, person }) => (
            <>
              <Link
                to="/rounds/$round/candidates/$candidate"
                params={{ round, candidate }}
                search={at === undefined ? {} : { at }}
              >
                {candidate}
              </Link>
              {people?.[person] === undefined ? null : (
                <>
                  {' '}
                  · <Person id={person} people={people} />
                </>
              )}
            </>
          ),
        },
        {
          head: say({ vi: 'Trạng thái', en: 'Status' }),
          cell: ({ status }) => say(roundWords('candidateStatus', status)),
        },
        { head: say({ vi: 'Số báo danh', en: 'No.' }), number: true, cell: ({ candidateNo }) => candidateNo ?? '–' },
        { head: say({ vi: 'Dự tuyển vào', en: 'For' }), cell: ({ posts }) => posts.join(', ') },
        { head: say({ vi: 'Nguồn', en: 'Source' }), cell: ({ tier }) => say(roundWords('tier', tier)) },
        { head: say({ vi: 'Số tiếp nhận', en: 'Receipt' }), number: true, cell: ({ receipt }) => receipt },
        { head: say({ vi: 'Nộp lúc', en: 'Received' }), cell: ({ appliedAt }) => moment(language, appliedAt) },
        {
          head: say({ vi: 'Trả lời trước', en: 'Answer by' }),
          number: true,
          cell: ({ answerBy }) => day(language, answerBy),
        },
      ]}
    />
  );
};

/** Conditions against candidates, where there is a plan. Whether the reader checks them now, what the round waits for says. */
const Grid = ({ candidates }: Pick<ListProps, 'candidates'>) => {
  const { at } = useAddress();
  const lines = useRoundRead<WaitingAnswer>('/waiting').data?.items ?? [];
  const plan = useRoundRead<ListRoundPlanAnswer>('/plan').data?.items[0];
  if (plan === undefined || plan.terms.eligibility.length === 0) return null;
  const isChecking = at === undefined && lines.some(({ yours, command }) => yours && command === 'CheckEligibility');
  return (
    <EligibilityGrid
      candidates={candidates}
      conditions={plan.terms.eligibility}
      canCheck={({ status }) => isChecking && status === 'APPLIED'}
    />
  );
};

const Receive = () => {
  const say = useSay();
  const me = useMe();
  const { round, at } = useAddress();
  const stage = useRoundRead<ShowRoundAnswer>('').data?.stage;
  if (at !== undefined || !hasRole(me, 'HR', 'SECRETARY')) return null;
  const why = say({ vi: 'đợt thi không ở giai đoạn nhận hồ sơ', en: 'applications are not open' });
  return (
    <Deed primary way={actIn(round, 'ReceiveApplication')} why={stage === 'APPLICATIONS_OPEN' ? undefined : why}>
      {say({ vi: 'Tiếp nhận hồ sơ', en: 'Receive an application' })}
    </Deed>
  );
};

const Candidates = ({ candidates, people }: ListProps) => {
  const say = useSay();
  const { status } = useSearch({ from: '/rounds/$round/candidates' });
  const shown = candidates.filter((one) => status === undefined || one.status === status);
  return (
    <Page title={say({ vi: 'Thí sinh', en: 'Candidates' })} action={<Receive />}>
      {candidates.length === 0 ? (
        <Note>{say({ vi: 'Chưa có hồ sơ nào.', en: 'There is no application yet.' })}</Note>
      ) : (
        <>
          <StatusCounts candidates={candidates} />
          <List candidates={shown} people={people} />
          <Grid candidates={shown} />
        </>
      )}
    </Page>
  );
};

/** All applications for who works with them; a candidate's own for that candidate. */
export const CandidatesPage = () => {
  const standing = useStanding();
  const read = useRoundRead<ListRoundCandidatesAnswer>('/candidates', { limit: '500', ...useNamesQuery() });
  return (
    <Reading of={read}>
      {({ items, people }) => {
        const [own] = items;
        return standing?.isCandidate === true && own !== undefined ? (
          <Application doc={own} people={people} />
        ) : (
          <Candidates candidates={items} people={people} />
        );
      }}
    </Reading>
  );
};
