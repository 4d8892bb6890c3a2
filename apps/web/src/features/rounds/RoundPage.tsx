import { Link, Outlet } from '@tanstack/react-router';
import { Suspense } from 'react';
import type { ShowRoundAnswer } from '../../api/types.gen.js';
import { NamesAround, OfferNames, Person, useNamesQuery } from '../../app/Names.js';
import { type Standing, useAddress, useRoundRead, useStanding } from '../../app/round.js';
import { Tag } from '../../ui/Note.js';
import { Reading } from '../../ui/Reading.js';
import { wordsOf } from '../../words/codes.js';
import { moment } from '../../words/format.js';
import { useLanguage, useSay, type Words } from '../../words/language.js';
import { PastBanner, PastForm } from './Past.js';
import './rounds.css';

const own = '/rounds/$round';

interface Tab {
  readonly to: string;
  readonly words: Words;
  readonly isFor: (standing: Standing) => boolean;
}

const everyone = (): boolean => true;
const seated = ({ isSeated }: Standing): boolean => isSeated;

/** The pages of a round; those of which the server would show nothing to this reader are left out. */
const tabs: readonly Tab[] = [
  { to: own, words: { vi: 'Tổng quan', en: 'Overview' }, isFor: everyone },
  { to: `${own}/candidates`, words: { vi: 'Thí sinh', en: 'Candidates' }, isFor: seated },
  {
    to: `${own}/candidates`,
    words: { vi: 'Hồ sơ của tôi', en: 'My application' },
    isFor: ({ isCandidate }) => isCandidate,
  },
  { to: `${own}/council`, words: { vi: 'Hội đồng, các ban', en: 'Council and boards' }, isFor: everyone },
  { to: `${own}/papers`, words: { vi: 'Đề, bài thi', en: 'Papers' }, isFor: seated },
  { to: `${own}/marking`, words: { vi: 'Chấm thi', en: 'Marking' }, isFor: seated },
  { to: `${own}/defence`, words: { vi: 'Bảo vệ đề án', en: 'Defence' }, isFor: seated },
  { to: `${own}/results`, words: { vi: 'Kết quả', en: 'Results' }, isFor: everyone },
  { to: `${own}/publications`, words: { vi: 'Công bố', en: 'Publications' }, isFor: everyone },
  { to: `${own}/clocks`, words: { vi: 'Thời hạn', en: 'Clocks' }, isFor: everyone },
  { to: `${own}/story`, words: { vi: 'Diễn biến', en: 'Story' }, isFor: ({ isInsider }) => isInsider },
];

const Tabs = ({ standing }: { readonly standing: Standing }) => {
  const say = useSay();
  const { round, at } = useAddress();
  return (
    <nav className="tabs on-screen" aria-label={say({ vi: 'Các phần của đợt thi', en: 'Parts of the round' })}>
      {tabs
        .filter(({ isFor }) => isFor(standing))
        .map(({ to, words }) => (
          <Link
            key={words.en}
            to={to}
            params={{ round }}
            search={at === undefined ? {} : { at }}
            activeOptions={{ exact: to === own, includeSearch: false }}
          >
            {say(words)}
          </Link>
        ))}
    </nav>
  );
};

const toneOf = (stage: string) => {
  if (['SUSPENDED', 'CANCELLED', 'ANNULLED'].includes(stage)) return 'bad';
  return ['CLOSED', 'ARCHIVED'].includes(stage) ? 'good' : 'plain';
};

/** Which round it is, how far it has come and since when, who answers for it. */
const Head = () => {
  const say = useSay();
  const { language } = useLanguage();
  const read = useRoundRead<ShowRoundAnswer>('', useNamesQuery());
  const standing = useStanding();
  return (
    <Reading of={read}>
      {({ code, stage, stageSince, owner, authority, people, suspended }) => (
        <header className="round-head stack">
          <div className="row">
            <strong className="break">
              {say({ vi: 'Đợt thi', en: 'Round' })} {code}
            </strong>
            <Tag tone={toneOf(stage)}>{say(wordsOf('stage', stage))}</Tag>
            <span className="small soft">
              {say({ vi: 'từ', en: 'since' })} {moment(language, stageSince)}
              {suspended === null ? '' : ` · ${say(wordsOf('code', suspended))}`}
            </span>
          </div>
          <div className="row small on-screen">
            <span>
              {say({ vi: 'Đầu mối', en: 'Owner' })}: <Person id={owner} people={people} />
            </span>
            <span>
              {say({ vi: 'Cấp có thẩm quyền', en: 'Authority' })}: <Person id={authority} people={people} />
            </span>
            <OfferNames />
          </div>
          {standing === undefined ? null : <Tabs standing={standing} />}
        </header>
      )}
    </Reading>
  );
};

/** A round: what stands over all its pages. */
export const RoundPage = () => {
  const { round, at } = useAddress();
  const standing = useStanding();
  return (
    <NamesAround key={round}>
      <div className="stack">
        <Head />
        {at === undefined ? null : <PastBanner at={at} />}
        <Suspense fallback={null}>
          <Outlet />
        </Suspense>
        {standing?.isInsider === true ? <PastForm /> : null}
      </div>
    </NamesAround>
  );
};
