import { Link } from '@tanstack/react-router';
import { Counts } from '../../ui/Links.js';
import { Section } from '../../ui/Page.js';
import { Table } from '../../ui/Table.js';
import { decimal } from '../../words/format.js';
import { useLanguage, useSay } from '../../words/language.js';
import { howWords, stateWords } from './marking-words.js';
import { evenMark, type Script } from './marks.js';

const states = Object.keys(stateWords) as readonly Script['state'][];

/** All scripts under their codes, as far as the reader may know how they stand. */
export const Scripts = ({
  scripts,
  state,
  round,
}: {
  readonly scripts: readonly Script[];
  readonly state: string | undefined;
  readonly round: string;
}) => {
  const say = useSay();
  const { language } = useLanguage();
  const shown = scripts.filter((script) => state === undefined || script.state === state);
  const marksOf = ({ marks, appeal }: Script): string =>
    [...marks, ...(appeal?.marks ?? [])].map(({ mark }) => decimal(language, evenMark(mark))).join(' · ');
  const settledOf = ({ settled, appeal }: Script): string => {
    const last = appeal?.settled ?? settled;
    const how = last === null ? undefined : howWords[last.how];
    return last === null ? '' : `${decimal(language, evenMark(last.mark))}${how === undefined ? '' : ` (${say(how)})`}`;
  };
  return (
    <Section title={say({ vi: 'Tất cả bài thi', en: 'All scripts' })}>
      <Counts label={say({ vi: 'Bài thi theo tình trạng', en: 'Scripts by state' })}>
        <Link
          to="/rounds/$round/marking"
          params={{ round }}
          search={{}}
          activeOptions={{ includeSearch: true, exact: true }}
        >
          {say({ vi: 'Tất cả', en: 'All' })} <strong>{scripts.length}</strong>
        </Link>
        {states
          .map((one) => [one, scripts.filter((script) => script.state === one).length] as const)
          .filter(([, count]) => count > 0)
          .map(([one, count]) => (
            <Link
              key={one}
              to="/rounds/$round/marking"
              params={{ round }}
              search={{ state: one }}
              activeOptions={{ includeSearch: true }}
            >
              {say(stateWords[one])} <strong>{count}</strong>
            </Link>
          ))}
      </Counts>
      <Table
        caption={say({ vi: `${String(shown.length)} bài`, en: `${String(shown.length)} scripts` })}
        rows={shown}
        keyOf={({ code }) => code}
        columns={[
          { head: say({ vi: 'Mã phách', en: 'Code' }), cell: ({ code }) => <span className="whole">{code}</span> },
          { head: say({ vi: 'Tình trạng', en: 'State' }), cell: (script) => say(stateWords[script.state]) },
          { head: say({ vi: 'Điểm ông/bà được xem', en: 'Marks you may see' }), cell: marksOf, number: true },
          {
            head: say({ vi: 'Chênh lệch', en: 'Difference' }),
            cell: ({ difference }) => (difference === null ? '' : decimal(language, difference)),
            number: true,
          },
          { head: say({ vi: 'Điểm chốt', en: 'Settled' }), cell: settledOf, number: true },
        ]}
      />
    </Section>
  );
};
