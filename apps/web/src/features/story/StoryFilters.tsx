import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../ui/Button.js';
import { SelectField, TextField } from '../../ui/Field.js';
import { wordsOf } from '../../words/codes.js';
import { eventTitle } from '../../words/events.js';
import { useLanguage, useSay } from '../../words/language.js';
import { beforeDay, chosen, counted, type Told } from './story.js';
import { useTelling } from './telling.js';

interface FiltersProps {
  readonly round: string;
  readonly all: readonly Told[];
  readonly told: readonly Told[];
}

type Filters = ReturnType<typeof useFilters>;

const HERE = '/rounds/$round/story' as const;

/** Sets one of them in the address of the page, which then begins anew. */
const useFilters = (round: string) => {
  const navigate = useNavigate();
  const { person, event, stage } = useSearch({ from: HERE });
  const now = {
    ...(person === undefined ? {} : { person }),
    ...(event === undefined ? {} : { event }),
    ...(stage === undefined ? {} : { stage }),
  };
  const go = (search: Readonly<Partial<Record<'person' | 'event' | 'stage' | 'after', string>>>): void => {
    void navigate({ to: HERE, params: { round }, search, resetScroll: false });
  };
  const set = (name: 'person' | 'event', value: string): void => {
    const rest = Object.fromEntries(Object.entries(now).filter(([one]) => one !== name));
    go(value === '' ? rest : { ...rest, [name]: value });
  };
  return { now, go, set };
};

/** In which stages how much was done, each a way there. */
const Stages = ({ round, all, filters: { now } }: FiltersProps & { readonly filters: Filters }) => {
  const say = useSay();
  const { stage, ...others } = now;
  const stages = counted(chosen(all, others).flatMap((one) => (one.stage === null ? [] : [one.stage])));
  if (stages.length === 0) return null;
  return (
    <nav className="row stages" aria-label={say({ vi: 'Theo giai đoạn', en: 'By stage' })}>
      <Link
        to={HERE}
        params={{ round }}
        activeOptions={{ exact: true }}
        search={others}
        aria-current={stage === undefined ? 'true' : undefined}
      >
        {say({ vi: 'Mọi giai đoạn', en: 'All stages' })}
      </Link>
      {stages.map(([one, count]) => (
        <Link
          key={one}
          to={HERE}
          params={{ round }}
          activeOptions={{ exact: true }}
          search={{ ...others, stage: one }}
          aria-current={one === stage ? 'true' : undefined}
        >
          {say(wordsOf('stage', one))} ({count})
        </Link>
      ))}
    </nav>
  );
};

const JumpToDay = ({ told, filters: { now, go } }: { readonly told: readonly Told[]; readonly filters: Filters }) => {
  const say = useSay();
  const [day, setDay] = useState('');
  return (
    <form
      className="row jump"
      onSubmit={(event) => {
        event.preventDefault();
        if (day !== '') go({ ...now, after: String(beforeDay(told, day)) });
      }}
    >
      <TextField label={say({ vi: 'Đến ngày', en: 'Go to a day' })} type="date" short value={day} onText={setDay} />
      <Button type="submit">{say({ vi: 'Đến ngày này', en: 'Go' })}</Button>
    </form>
  );
};

/** By whom, of what kind, in which stage: each in the address of the page. */
export const StoryFilters = (props: FiltersProps) => {
  const { round, all, told } = props;
  const say = useSay();
  const { language } = useLanguage();
  const { who } = useTelling();
  const filters = useFilters(round);
  const byWords = (one: readonly [string, string], other: readonly [string, string]): number =>
    one[1].localeCompare(other[1], 'vi');
  const rights = new Map(all.map(({ step }) => [step.person, step.authority]));
  const people = counted(all.map(({ step }) => step.person))
    .map(([one, count]) => [one, `${who(language, one, rights.get(one))}: ${String(count)}`] as const)
    .sort(byWords);
  const events = counted(all.flatMap(({ step, led }) => [step, ...led].map(({ event }) => event)))
    .map(([one, count]) => [one, `${say(eventTitle(one))}: ${String(count)}`] as const)
    .sort(byWords);
  const everybody = say({ vi: 'Mọi người', en: 'Everybody' });
  const everything = say({ vi: 'Mọi việc', en: 'Everything' });
  return (
    <div className="stack on-screen">
      <div className="filters">
        <SelectField
          label={say({ vi: 'Ai làm', en: 'By whom' })}
          value={filters.now.person ?? ''}
          options={people}
          empty={everybody}
          onText={(value) => {
            filters.set('person', value);
          }}
        />
        <SelectField
          label={say({ vi: 'Việc', en: 'What' })}
          value={filters.now.event ?? ''}
          options={events}
          empty={everything}
          onText={(value) => {
            filters.set('event', value);
          }}
        />
        <JumpToDay told={told} filters={filters} />
      </div>
      <Stages {...props} filters={filters} />
    </div>
  );
};
