import type { ListRoundPlanAnswer } from '../../api/types.gen.js';
import { useRoundRead } from '../../app/round.js';
import { Note, Tag } from '../../ui/Note.js';
import { Section } from '../../ui/Page.js';
import { Reading } from '../../ui/Reading.js';
import { Facts, Table } from '../../ui/Table.js';
import { wordsOf } from '../../words/codes.js';
import { day } from '../../words/format.js';
import { useLanguage, useSay } from '../../words/language.js';
import { roundWords } from '../../words/round.js';
import { cited } from '../../words/sources.js';
import { planRows, type PlanRow, valueWords } from './plan.js';

type Plan = ListRoundPlanAnswer['items'][number];

/** Conditions have a table of their own. */
const Conditions = ({ plan }: { readonly plan: Plan }) => {
  const say = useSay();
  const { eligibility } = plan.terms;
  return (
    <Table
      caption={say({
        vi: `Điều kiện dự tuyển (${String(eligibility.length)})`,
        en: `Conditions of eligibility (${String(eligibility.length)})`,
      })}
      rows={eligibility}
      keyOf={({ rule }) => rule}
      columns={[
        { head: say({ vi: 'Điều kiện', en: 'Condition' }), cell: ({ rule }) => say(roundWords('rule', rule)) },
        {
          head: say({ vi: 'Căn cứ xem xét', en: 'Evidence' }),
          cell: ({ evidence }) => say(roundWords('evidence', evidence)),
        },
        {
          head: say({ vi: 'Ai có thể miễn', en: 'Who may waive it' }),
          cell: ({ waivableBy }) =>
            waivableBy === undefined ? say({ vi: 'không ai', en: 'nobody' }) : say(wordsOf('roles', waivableBy)),
        },
      ]}
    />
  );
};

const Deviation = ({ row }: { readonly row: PlanRow }) => {
  const say = useSay();
  if (row.deviation === undefined)
    return row.isByPack ? say({ vi: 'theo quy chế', en: 'by the rules' }) : say({ vi: 'kế hoạch', en: 'the plan' });
  const { ruled, rule } = row.deviation;
  return (
    <>
      <Tag tone="warn">{say({ vi: 'khác quy chế', en: 'not as ruled' })}</Tag>{' '}
      <span className="small">
        {say({ vi: 'quy chế', en: 'ruled' })}: {say(valueWords(ruled))} ({say(cited(rule))})
      </span>
    </>
  );
};

const Terms = ({ plan }: { readonly plan: Plan }) => {
  const say = useSay();
  const rows = planRows(plan);
  return (
    <Table
      caption={say({
        vi: `Nội dung kế hoạch (${String(rows.length)})`,
        en: `Terms of the plan (${String(rows.length)})`,
      })}
      rows={rows}
      keyOf={({ term }) => term}
      columns={[
        { head: say({ vi: 'Nội dung', en: 'Term' }), cell: ({ term }) => say(wordsOf('term', term)) },
        { head: say({ vi: 'Giá trị', en: 'Value' }), cell: ({ value }) => say(valueWords(value)) },
        { head: say({ vi: 'Theo', en: 'By' }), cell: (row) => <Deviation row={row} /> },
      ]}
    />
  );
};

const PlanShown = ({ plan }: { readonly plan: Plan }) => {
  const say = useSay();
  const { language } = useLanguage();
  const { approvedOn, pack, course, decision, budget, scheme } = plan;
  return (
    <>
      <Facts
        items={[
          [say({ vi: 'Quyết định', en: 'Decision' }), `${decision.number}, ${day(language, decision.date)}`],
          [say({ vi: 'Phê duyệt ngày', en: 'Approved on' }), day(language, approvedOn)],
          [say({ vi: 'Quy chế', en: 'Rules' }), <a href={`/packs/${encodeURIComponent(pack)}`}>{pack}</a>],
          [say({ vi: 'Tiến trình', en: 'Course' }), course === null ? null : say(roundWords('value', course))],
          [say({ vi: 'Kinh phí', en: 'Budget' }), budget],
          [
            say({ vi: 'Đề án vị trí việc làm', en: 'Scheme of positions' }),
            `${scheme.number} (${say({ vi: 'bản', en: 'version' })} ${scheme.version}), ${String(scheme.units.length)} ${say({ vi: 'đơn vị', en: 'units' })}`,
          ],
        ]}
      />
      <Terms plan={plan} />
      <Conditions plan={plan} />
    </>
  );
};

/** The plan by which all work, and where it departs from the rules. */
export const PlanPart = () => {
  const say = useSay();
  return (
    <Section title={say({ vi: 'Kế hoạch', en: 'Plan' })}>
      <Reading of={useRoundRead<ListRoundPlanAnswer>('/plan')}>
        {({ items: [plan] }) =>
          plan === undefined ? (
            <Note>{say({ vi: 'Kế hoạch chưa được phê duyệt.', en: 'The plan is not approved yet.' })}</Note>
          ) : (
            <PlanShown plan={plan} />
          )
        }
      </Reading>
    </Section>
  );
};
