import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useWhole } from '../../api/whole.js';
import { TextField } from '../../ui/Field.js';
import { Note, Tag } from '../../ui/Note.js';
import { Page, Section } from '../../ui/Page.js';
import { Reading } from '../../ui/Reading.js';
import { day, dayOf } from '../../words/format.js';
import { useLanguage, useSay } from '../../words/language.js';
import { seasonWords } from './notice-words.js';
import { isFound, type PublicRound, type Season, seasonOf } from './notices.js';

const seasons: readonly Season[] = ['OPEN', 'COMING', 'RUNNING', 'ANNOUNCED'];

const RoundLine = ({ round, season }: { readonly round: PublicRound; readonly season: Season }) => {
  const say = useSay();
  const { language } = useLanguage();
  const { code, posts, opensOn, closesOn, announcedOn, noticeOn } = round;
  const days = [
    [say({ vi: 'thông báo', en: 'notice' }), noticeOn],
    [say({ vi: 'nhận hồ sơ từ', en: 'applications from' }), opensOn],
    [say({ vi: 'đến hết', en: 'until' }), closesOn],
    [say({ vi: 'công bố kết quả', en: 'results' }), announcedOn],
  ] as const;
  return (
    <li className="card stack">
      <div className="row apart">
        <h3 className="break">
          <Link to="/public/$round" params={{ round: round.round }}>
            {code}
          </Link>
        </h3>
        <Tag tone={season === 'OPEN' ? 'good' : 'plain'}>{say(seasonWords[season])}</Tag>
      </div>
      <p className="small soft">
        {say({ vi: `${String(posts.length)} vị trí`, en: `${String(posts.length)} posts` })} ·{' '}
        {days.flatMap(([words, on]) => (on === null ? [] : [`${words} ${day(language, on)}`])).join(' · ')}
      </p>
    </li>
  );
};

const All = ({ rounds, sought }: { readonly rounds: readonly PublicRound[]; readonly sought: string }) => {
  const say = useSay();
  const today = dayOf(new Date());
  const found = rounds.filter((round) => isFound(round, sought));
  if (found.length === 0)
    return (
      <Note>
        {rounds.length === 0
          ? say({ vi: 'Chưa có đợt thi nào được thông báo.', en: 'No round has been announced yet.' })
          : say({ vi: 'Không tìm thấy đợt thi nào.', en: 'No round is found.' })}
      </Note>
    );
  return seasons.map((season) => {
    const here = found.filter((round) => seasonOf(round, today) === season);
    return here.length === 0 ? null : (
      <Section key={season} title={`${say(seasonWords[season])} (${String(here.length)})`}>
        <ul className="plain-list">
          {here.map((round) => (
            <RoundLine key={round.round} round={round} season={season} />
          ))}
        </ul>
      </Section>
    );
  });
};

/** All announced rounds, for everybody: nobody signs in here. */
export const NoticesPage = () => {
  const say = useSay();
  const { q = '' } = useSearch({ from: '/public' });
  const go = useNavigate({ from: '/public' });
  const rounds = useWhole<PublicRound>('/api/public/rounds');
  return (
    <Page
      title={say({ vi: 'Thông báo và kết quả công khai', en: 'Public notices and results' })}
      lead={say({
        vi: 'Thông báo, danh sách, kết quả và đính chính của các đợt thi tuyển. Thí sinh được nêu bằng số báo danh.',
        en: 'Notices, lists, results and corrections of all rounds. Candidates are told by their numbers.',
      })}
    >
      <TextField
        label={say({ vi: 'Tìm theo mã đợt thi, đơn vị, vị trí', en: 'Search by round, unit, position' })}
        type="search"
        value={q}
        onText={(text) => {
          void go({ search: text === '' ? {} : { q: text }, replace: true });
        }}
      />
      <Reading of={rounds}>{({ items }) => <All rounds={items} sought={q} />}</Reading>
    </Page>
  );
};
