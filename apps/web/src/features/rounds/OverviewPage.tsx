import type { ListRoundDeviationsAnswer, ShowRoundAnswer, WaitingAnswer } from '../../api/types.gen.js';
import { actOf } from '../../api/act-link.js';
import { useActs } from '../../api/acts.js';
import { type Standing, useAddress, useRoundRead, useStanding } from '../../app/round.js';
import { Deed } from '../../ui/Links.js';
import { Note } from '../../ui/Note.js';
import { Page, Section } from '../../ui/Page.js';
import { Reading } from '../../ui/Reading.js';
import { Table } from '../../ui/Table.js';
import { moment } from '../../words/format.js';
import { useLanguage, useSay } from '../../words/language.js';
import { cited } from '../../words/sources.js';
import { CourseMap } from './CourseMap.js';
import { MoreActs } from './MoreActs.js';
import { PlanPart } from './PlanPart.js';
import { Posts } from './Posts.js';
import { Waiting } from './Waiting.js';
import { grouped } from './waiting.js';

/** Where the round went another way than the law asks, as recorded. */
const Deviations = () => {
  const say = useSay();
  const { language } = useLanguage();
  const lines = useRoundRead<ListRoundDeviationsAnswer>('/deviations');
  return (
    <Section title={say({ vi: 'Sai khác trong quá trình', en: 'Deviations on the way' })}>
      <Reading of={lines}>
        {({ items }) => {
          const found = items.flatMap((item) => item.lines);
          return found.length === 0 ? (
            <Note tone="good">{say({ vi: 'Chưa ghi nhận sai khác nào.', en: 'None is recorded.' })}</Note>
          ) : (
            <Table
              caption={say({ vi: `${String(found.length)} sai khác`, en: `${String(found.length)} deviations` })}
              rows={found}
              keyOf={({ revision, what, case: id = '' }) => `${id} ${String(revision)} ${what}`}
              columns={[
                { head: say({ vi: 'Sai khác', en: 'Deviation' }), cell: ({ words }) => say(words) },
                { head: say({ vi: 'Lúc', en: 'When' }), cell: ({ at }) => moment(language, at) },
                {
                  head: say({ vi: 'Quy định', en: 'Rule' }),
                  cell: ({ rule }) => (rule === null ? '–' : say(cited(rule))),
                },
              ]}
            />
          );
        }}
      </Reading>
    </Section>
  );
};

interface PrimaryProps {
  readonly waiting: WaitingAnswer | undefined;
  readonly round: string;
  readonly isCandidate: boolean;
}

/** The one thing that is to be done next by the reader, named by what it does. Candidates first see how their application stands. */
const Primary = ({ waiting, round, isCandidate }: PrimaryProps) => {
  const say = useSay();
  const acts = useActs();
  const [line] = grouped(waiting?.items ?? []).yours;
  if (isCandidate)
    return (
      <Deed primary way={{ to: '/rounds/$round/candidates', params: { round }, search: {} }}>
        {say({ vi: 'Xem hồ sơ của tôi', en: 'See my application' })}
      </Deed>
    );
  if (line === undefined) return null;
  return (
    <Deed primary way={actOf({ ...line, round })}>
      {say(acts?.[line.command]?.title ?? line.words)}
    </Deed>
  );
};

const Overview = ({ round, standing }: { readonly round: ShowRoundAnswer; readonly standing: Standing }) => {
  const say = useSay();
  const { at } = useAddress();
  const read = useRoundRead<WaitingAnswer>('/waiting');
  const waiting = read.data;
  const isNow = at === undefined;
  return (
    <Page
      title={say({ vi: 'Tổng quan', en: 'Overview' })}
      lead={`${say({ vi: 'Theo', en: 'By' })} ${round.mandate}`}
      action={isNow ? <Primary waiting={waiting} round={round.round} isCandidate={standing.isCandidate} /> : undefined}
    >
      <Reading of={read}>{(answer) => <Waiting waiting={answer} />}</Reading>
      {isNow ? <MoreActs round={round} waiting={(waiting?.items ?? []).map(({ command }) => command)} /> : null}
      <CourseMap round={round} waiting={waiting} />
      <Posts posts={round.posts} />
      {standing.isSeated || standing.isCandidate ? <PlanPart /> : null}
      {standing.isInsider ? <Deviations /> : null}
    </Page>
  );
};

/** A round at a glance: what it waits for, how far it has come, its posts, its plan. */
export const OverviewPage = () => {
  const standing = useStanding();
  const { data } = useRoundRead<ShowRoundAnswer>('');
  // What is wrong where neither is there, the head over this page says.
  return data === undefined || standing === undefined ? null : <Overview round={data} standing={standing} />;
};
