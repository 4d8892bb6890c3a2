import { Link, useParams, useSearch } from '@tanstack/react-router';
import { Page } from '../../ui/Page.js';
import { useSay, type Words } from '../../words/language.js';
import { ChangesView } from './ChangesView.js';
import { ChecksView } from './ChecksView.js';
import { StepsView } from './StepsView.js';
import './story.css';

const views: readonly (readonly [view: string | undefined, words: Words])[] = [
  [undefined, { vi: 'Từng bước', en: 'Step by step' }],
  ['changes', { vi: 'So hai thời điểm', en: 'Between two instants' }],
  ['checks', { vi: 'Kiểm tra', en: 'Checks' }],
];

const Views = ({ round, shown }: { readonly round: string; readonly shown: string | undefined }) => {
  const say = useSay();
  return (
    <nav className="row on-screen" aria-label={say({ vi: 'Cách xem', en: 'Ways to look' })}>
      {views.map(([view, words]) => (
        <Link
          key={words.en}
          to="/rounds/$round/story"
          params={{ round }}
          search={view === undefined ? {} : { view }}
          className="button"
          aria-current={view === shown ? 'page' : undefined}
          activeOptions={{ includeSearch: true, exact: true }}
        >
          {say(words)}
        </Link>
      ))}
    </nav>
  );
};

/** A round as a story: every step, what differs between two instants, and whether all of it holds. */
export const StoryPage = () => {
  const say = useSay();
  const { round } = useParams({ from: '/rounds/$round/story' });
  const { view } = useSearch({ from: '/rounds/$round/story' });
  return (
    <Page
      title={say({ vi: `Diễn biến đợt thi ${round}`, en: `The story of round ${round}` })}
      lead={say({
        vi: 'Mỗi việc đã làm: ai làm, ở vị trí nào, theo thẩm quyền và quy định nào, và dẫn đến điều gì.',
        en: 'Every act: who did it, in which seat, by which right and rule, and what it led to.',
      })}
    >
      <Views round={round} shown={view} />
      {view === 'changes' ? (
        <ChangesView round={round} />
      ) : view === 'checks' ? (
        <ChecksView round={round} />
      ) : (
        <StepsView round={round} />
      )}
    </Page>
  );
};
