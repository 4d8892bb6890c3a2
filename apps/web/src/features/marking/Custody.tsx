import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useWhole } from '../../api/whole.js';
import { useRead } from '../../api/reading.js';
import type { ListRoundCouncilAnswer } from '../../api/types.gen.js';
import { useMe } from '../../app/session.js';
import { Button } from '../../ui/Button.js';
import { Note, Tag } from '../../ui/Note.js';
import { Section } from '../../ui/Page.js';
import { Reading } from '../../ui/Reading.js';
import { moment } from '../../words/format.js';
import { useLanguage, useSay, type Words } from '../../words/language.js';
import { NamesToggle } from './NamesToggle.js';
import { actsOn, type Item, type Keeping, keepingsOf } from './keepings.js';
import { seatIn } from '../../words/seated.js';

type NameOf = (person: string) => string;

const stateWords: Readonly<Record<Keeping['state'], Words>> = {
  PAST: { vi: 'đã giữ', en: 'held it' },
  NOW: { vi: 'đang giữ', en: 'holds it' },
  OFFERED: { vi: 'được giao, chưa ký nhận', en: 'is asked to take it' },
};

const KeepingLine = ({ keeping, nameOf }: { readonly keeping: Keeping; readonly nameOf: NameOf }) => {
  const say = useSay();
  const { language } = useLanguage();
  const { holder, since, intact, count, witnesses, takenOver, state } = keeping;
  const seal =
    intact === true ? { vi: 'niêm phong nguyên', en: 'seal whole' } : { vi: 'NIÊM PHONG HỎNG', en: 'SEAL BROKEN' };
  const parts = [
    say(stateWords[state]),
    since === null ? null : moment(language, since),
    count === null ? null : say({ vi: `${String(count)} đơn vị`, en: `${String(count)} pieces` }),
    witnesses.length === 0 ? null : `${say({ vi: 'chứng kiến', en: 'seen by' })} ${witnesses.map(nameOf).join(', ')}`,
    takenOver ? say({ vi: 'tiếp quản', en: 'taken over' }) : null,
  ];
  return (
    <li className={state.toLowerCase()}>
      <p>
        <strong>{nameOf(holder)}</strong>{' '}
        {intact === null ? null : <Tag tone={intact ? 'good' : 'bad'}>{say(seal)}</Tag>}
      </p>
      <p className="small soft">{parts.filter((part) => part !== null).join(' · ')}</p>
    </li>
  );
};

const ItemCard = ({
  item,
  round,
  nameOf,
}: {
  readonly item: Item;
  readonly round: string;
  readonly nameOf: NameOf;
}) => {
  const say = useSay();
  const me = useMe();
  const seal = item.intact
    ? { vi: 'niêm phong nguyên vẹn', en: 'under a whole seal' }
    : { vi: 'niêm phong không nguyên vẹn', en: 'the seal is broken' };
  return (
    <li className="card stack">
      <div className="row apart">
        <h3>{item.item}</h3>
        <Tag tone={item.intact ? 'good' : 'bad'}>{say(seal)}</Tag>
      </div>
      <ol className="chain">
        {keepingsOf(item).map((keeping, at) => (
          <KeepingLine key={`${String(at)} ${keeping.holder}`} keeping={keeping} nameOf={nameOf} />
        ))}
      </ol>
      {item.refused.length === 0 ? null : (
        <p className="small soft">
          {say({
            vi: `${String(item.refused.length)} lần giao không thành`,
            en: `${String(item.refused.length)} handovers came to nothing`,
          })}
        </p>
      )}
      <div className="row">
        {actsOn(item, me?.person ?? '').map(({ command, words, why }) =>
          why === undefined ? (
            <Link
              key={command}
              className="button"
              to="/$kind/$id/do/$command"
              params={{ kind: 'rounds', id: round, command }}
              search={{ subject: item.item }}
            >
              {say(words)}
            </Link>
          ) : (
            <Button key={command} why={say(why)}>
              {say(words)}
            </Button>
          ),
        )}
      </div>
    </li>
  );
};

/** Envelopes, bags and boxes: who held each, from when, with which seal, and what can be done with it now. */
export const Custody = ({ round }: { readonly round: string }) => {
  const say = useSay();
  const base = `/api/rounds/${encodeURIComponent(round)}`;
  const [isNamed, setIsNamed] = useState(false);
  const items = useWhole<Item>(`${base}/custody${isNamed ? '?names=true' : ''}`);
  const council = useRead<ListRoundCouncilAnswer>(`${base}/council`);
  const nameOf: NameOf = (person) => items.data?.people[person] ?? say(seatIn(council.data?.items[0], person));
  return (
    <Section title={say({ vi: 'Vật niêm phong và chuỗi giao nhận', en: 'Sealed items and who held them' })}>
      <Reading of={items}>
        {({ items: all }) =>
          all.length === 0 ? (
            <Note>
              {say({ vi: 'Chưa giao nhận vật niêm phong nào.', en: 'Nothing under seal has been handed over yet.' })}
            </Note>
          ) : (
            <>
              <div>
                <NamesToggle
                  isNamed={isNamed}
                  show={{ vi: 'Hiện họ tên (việc xem được ghi lại)', en: 'Show names (noted as read)' }}
                  onToggle={setIsNamed}
                />
              </div>
              <ul className="plain-list">
                {all.map((item) => (
                  <ItemCard key={item.item} item={item} round={round} nameOf={nameOf} />
                ))}
              </ul>
            </>
          )
        }
      </Reading>
    </Section>
  );
};
