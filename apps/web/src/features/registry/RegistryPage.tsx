import type { UseQueryResult } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useWhole, type Whole } from '../../api/whole.js';
import { hasRole, useMe } from '../../app/session.js';
import { TextField } from '../../ui/Field.js';
import { Note } from '../../ui/Note.js';
import { Page } from '../../ui/Page.js';
import { Reading } from '../../ui/Reading.js';
import { day } from '../../words/format.js';
import { useLanguage, useSay, type Words } from '../../words/language.js';
import { Import } from './Import.js';
import { useWanted } from './List.js';
import { Mergers } from './Mergers.js';
import { NewUnit } from './NewUnit.js';
import { Positions } from './Positions.js';
import { Tree } from './Tree.js';
import { NoSuchUnit, UnitCard } from './UnitCard.js';
import { Units } from './Units.js';
import { type Position, type Reorganisation, searchWith, type Unit } from './units.js';
import './registry.css';

const parts: readonly (readonly [of: string, words: Words])[] = [
  ['units', { vi: 'Đơn vị', en: 'Units' }],
  ['tree', { vi: 'Cây tổ chức', en: 'Tree' }],
  ['positions', { vi: 'Vị trí việc làm', en: 'Job positions' }],
  ['mergers', { vi: 'Sáp nhập, chia tách', en: 'Mergers, splits' }],
  ['import', { vi: 'Nhập từ tệp', en: 'Bring in a file' }],
];

const Parts = ({ of }: { readonly of: string }) => {
  const say = useSay();
  const me = useMe();
  const { valid } = useWanted();
  const shown = parts.filter(([part]) => part !== 'import' || hasRole(me, 'HR', 'ADMIN'));
  return (
    <nav className="counts on-screen" aria-label={say({ vi: 'Phần của danh bạ', en: 'Parts of the registry' })}>
      {shown.map(([part, words]) => (
        <Link
          key={part}
          to="/registry"
          search={{ of: part, ...(valid === undefined ? {} : { valid }) }}
          aria-current={part === of ? 'page' : undefined}
        >
          {say(words)}
        </Link>
      ))}
    </nav>
  );
};

/** Long enough for who types on, and too short for who waits. */
const PAUSE_MS = 250;

/** What is searched for, and the day on which the registry is looked at. The list follows when the typing pauses. */
const Seeking = () => {
  const say = useSay();
  const wanted = useWanted();
  const go = useNavigate({ from: '/registry' });
  const [q, setQ] = useState(wanted.q ?? '');
  const pause = useRef(0);
  useEffect(() => {
    const waiting = pause;
    return () => {
      clearTimeout(waiting.current);
    };
  }, []);
  const ask = (change: { readonly q?: string | undefined; readonly valid?: string | undefined }): void => {
    void go({ search: (old) => searchWith(old, { page: undefined, ...change }), replace: true });
  };
  return (
    <div className="seeking on-screen">
      <TextField
        label={say({ vi: 'Tìm (không cần dấu)', en: 'Search (marks are not needed)' })}
        type="search"
        value={q}
        onText={(text) => {
          setQ(text);
          clearTimeout(pause.current);
          pause.current = window.setTimeout(() => {
            ask({ q: text === '' ? undefined : text });
          }, PAUSE_MS);
        }}
      />
      <TextField
        label={say({ vi: 'Xem theo ngày', en: 'As of the day' })}
        type="date"
        value={wanted.valid ?? ''}
        onText={(text) => {
          ask({ valid: text === '' ? undefined : text });
        }}
      />
    </div>
  );
};

interface ShownProps {
  readonly units: readonly Unit[];
  readonly positions: readonly Position[];
  readonly changes: readonly Reorganisation[];
}

const Shown = ({ units, positions, changes }: ShownProps) => {
  const { of = 'units', code } = useWanted();
  const unit = units.find((one) => one.code === code);
  if (of === 'positions') return <Positions positions={positions} />;
  if (of === 'import') return <Import units={units} positions={positions} />;
  return (
    <>
      {code === undefined ? null : unit === undefined ? <NoSuchUnit /> : <UnitCard key={code} unit={unit} />}
      {of === 'tree' ? <Tree units={units} /> : null}
      {of === 'mergers' ? <Mergers changes={changes} units={units} /> : null}
      {of === 'units' ? <Units units={units} /> : null}
    </>
  );
};

const WhichDay = () => {
  const say = useSay();
  const { language } = useLanguage();
  const { valid } = useWanted();
  if (valid === undefined) return null;
  return (
    <Note tone="warn">
      {say({ vi: 'Danh bạ như vào ngày', en: 'The registry as it is on' })} {day(language, valid)}.
    </Note>
  );
};

/** What a part of the registry is made of, the first of which is waited for. */
const needs: Readonly<Record<string, readonly string[]>> = {
  positions: ['positions'],
  mergers: ['reorganisations', 'units'],
  import: ['units', 'positions'],
};

const itemsOf = <Item,>({ data }: UseQueryResult<Whole<Item>>): readonly Item[] => data?.items ?? [];

/** Reads what a part of the registry needs, as it is today or on another day. */
const useRegistry = (of: string, valid: string | undefined) => {
  const needed = needs[of] ?? ['units'];
  const on = valid === undefined ? '' : `?valid=${encodeURIComponent(valid)}`;
  const path = (name: string): string | undefined => (needed.includes(name) ? `/api/${name}${on}` : undefined);
  const units = useWhole<Unit>(path('units'));
  const positions = useWhole<Position>(path('positions'));
  const changes = useWhole<Reorganisation>(path('reorganisations'));
  const first = { positions, reorganisations: changes, units }[needed[0] ?? ''] ?? units;
  return {
    first: first as UseQueryResult,
    units: itemsOf(units),
    positions: itemsOf(positions),
    changes: itemsOf(changes),
  };
};

/** Units and positions, of today or of another day: searched, counted, as a table and as a tree, and brought in. */
export const RegistryPage = () => {
  const say = useSay();
  const { of = 'units', valid } = useWanted();
  const { first, ...all } = useRegistry(of, valid);
  return (
    <Page title={say({ vi: 'Đơn vị và vị trí việc làm', en: 'Units and job positions' })}>
      <Parts of={of} />
      {of === 'import' ? null : <Seeking />}
      <WhichDay />
      {valid === undefined && (of === 'units' || of === 'positions') ? <NewUnit key={of} kind={of} /> : null}
      <Reading of={first}>{() => <Shown {...all} />}</Reading>
    </Page>
  );
};
