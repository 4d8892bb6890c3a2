import { Link } from '@tanstack/react-router';
import { Note, Tag } from '../../ui/Note.js';
import { Section } from '../../ui/Page.js';
import { Facts } from '../../ui/Table.js';
import { day } from '../../words/format.js';
import { useLanguage, useSay } from '../../words/language.js';
import { ActLinks } from './ActLinks.js';
import { useWanted } from './List.js';
import { kindWords, statusWords } from './registry-words.js';
import { searchWith, type Unit } from './units.js';
import { UnitLink } from './Units.js';

/** What a unit came from, itself, and what became of it. */
const Succession = ({ unit }: { readonly unit: Unit }) => {
  const say = useSay();
  const { code, predecessors, successors } = unit;
  if (predecessors.length + successors.length === 0) return null;
  return (
    <div className="succession" role="group" aria-label={say({ vi: 'Trước và sau', en: 'Before and after' })}>
      {predecessors.length === 0 ? null : (
        <>
          <ul className="plain-list">
            {predecessors.map((one) => (
              <li key={one}>
                <UnitLink code={one} />
              </li>
            ))}
          </ul>
          <span aria-label={say({ vi: 'thành', en: 'became' })}>→</span>
        </>
      )}
      <strong>{code}</strong>
      {successors.length === 0 ? null : (
        <>
          <span aria-label={say({ vi: 'thành', en: 'became' })}>→</span>
          <ul className="plain-list">
            {successors.map((one) => (
              <li key={one}>
                <UnitLink code={one} />
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
};

const useFacts = ({ kind, owner, autonomyGroup, registeredOn, endedOn, changesOn, freezes, reservations }: Unit) => {
  const say = useSay();
  const { language } = useLanguage();
  const wanted = useWanted();
  const on = (date: string | null): string | null => (date === null ? null : day(language, date));
  return [
    [say({ vi: 'Loại', en: 'Kind' }), say(kindWords[kind])],
    [
      say({ vi: 'Cơ quan chủ quản', en: 'Owner' }),
      <Link key="owner" to="/registry" search={searchWith(wanted, { code: undefined, owner })}>
        {owner}
      </Link>,
    ],
    [say({ vi: 'Mức tự chủ', en: 'Autonomy' }), autonomyGroup],
    [say({ vi: 'Từ ngày', en: 'Since' }), on(registeredOn)],
    [say({ vi: 'Chấm dứt từ', en: 'Ended on' }), on(endedOn)],
    [say({ vi: 'Sẽ thay đổi ngày', en: 'Changes on' }), on(changesOn)],
    [
      say({ vi: 'Tạm dừng để sắp xếp', en: 'Frozen' }),
      freezes.map(({ from, until }) => `${day(language, from)} – ${day(language, until)}`).join('; '),
    ],
    [
      say({ vi: 'Vị trí đang có đợt thi', en: 'Posts with a round' }),
      Object.entries(reservations)
        .map(([position, round]) => `${position}: ${round}`)
        .join('; '),
    ],
  ] as const;
};

/** One unit: what it is, what it came from and became, and what can be done with it. */
export const UnitCard = ({ unit }: { readonly unit: Unit }) => {
  const say = useSay();
  const wanted = useWanted();
  const { valid } = wanted;
  const facts = useFacts(unit);
  const past = say({
    vi: 'Đang xem dữ liệu của một ngày khác: không thay đổi được ở đây.',
    en: 'This is how things are on another day: nothing can be changed here.',
  });
  const ended = say({ vi: 'Đơn vị không còn hoạt động.', en: 'The unit is no more.' });
  const why = valid !== undefined ? past : unit.status === 'ACTIVE' ? undefined : ended;
  return (
    <Section title={`${unit.code} · ${unit.name}`}>
      <div className="card stack">
        <div className="row apart">
          <Tag tone={unit.status === 'ACTIVE' ? 'good' : 'plain'}>{say(statusWords(unit.status))}</Tag>
          <Link to="/registry" search={searchWith(wanted, { code: undefined })}>
            {say({ vi: 'Đóng', en: 'Close' })}
          </Link>
        </div>
        <Facts items={facts} />
        <Succession unit={unit} />
        <ActLinks kind="units" id={unit.id} first="RegisterUnit" why={why} />
      </div>
    </Section>
  );
};

export const NoSuchUnit = () => {
  const say = useSay();
  return (
    <Note tone="warn">
      {say({ vi: 'Không có đơn vị với mã này vào ngày đang xem.', en: 'There is no unit with this code on this day.' })}
    </Note>
  );
};
