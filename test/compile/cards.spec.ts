import { compile } from '#test/support/compiler';

/** A chapter of one command and one event, with its card as it should be. */
const RIGHT = `
import type { SealedText } from '#kernel';
import { about, cards } from './card.js';
import { chapter } from './chapter.js';
import { digest } from './output.js';

interface Commands {
  Resign: { readonly candidate: string; readonly script: string; readonly why: SealedText };
}
interface Events {
  Resigned: Commands['Resign'] & { readonly reason: SealedText };
}

const resigning = cards<Commands, Events>()({
  Resigned: {
    sent: { command: 'Resign', roles: ['HR'], seats: ['OWNER'] },
    about: 'CANDIDATE',
    stage: { from: ['SCREENING'] },
    sealed: [{ until: 'MARKED', fields: ['script'] }],
    title: { vi: 'Rút', en: 'Resigned', source: null },
    output: ({ why }) => digest(why.commitment),
    decides: ({ candidate }) => about('CANDIDATE', candidate),
    clocks: 'NONE',
  },
});

export const sample = chapter<'clocks', Commands, Events>()({
  name: 'clocks',
  initial: {},
  refusals: {},
  cards: resigning,
  upcasters: {},
  decide: { Resign: () => [] },
  evolve: { Resigned: (part) => part },
});
`;

const without = (line: RegExp, instead = ''): string => {
  const changed = RIGHT.replace(line, instead);
  if (changed === RIGHT) throw new Error(`nothing to change: ${line.source}`);
  return changed;
};

/** What was forgotten or is wrong, and what the compiler names. */
const faults: Readonly<Record<string, readonly [snippet: string, named: string]>> = {
  'a forgotten command, role and seat': [without(/ {4}sent: .*\n/), 'sent'],
  'a forgotten role': [without(/ roles: \['HR'\],/), 'roles'],
  'a forgotten seat': [without(/, seats: \['OWNER'\]/), 'seats'],
  'a forgotten conflict subject': [without(/ {4}about: .*\n/), 'about'],
  'a forgotten stage': [without(/ {4}stage: .*\n/), 'stage'],
  'a forgotten seal': [without(/ {4}sealed: .*\n/), 'sealed'],
  'a forgotten title': [without(/ {4}title: .*\n/), 'title'],
  'a forgotten source': [without(/, source: null/), 'source'],
  'a forgotten output': [without(/ {4}output: .*\n/), 'output'],
  'a forgotten account of a decision': [without(/ {4}decides: .*\n/), 'decides'],
  'a decision that passes for none': [without(/decides: .*/, "decides: 'NOTHING',"), 'Decides'],
  'forgotten clocks': [without(/ {4}clocks: .*\n/), 'clocks'],
  'a seal on a field that the event lacks': [without(/fields: \['script'\]/, "fields: ['mark']"), '"mark"'],
  'a subject that the event does not name': [
    without(/ readonly candidate: string;/)
      .replace("about: 'CANDIDATE'", "about: 'CANDIDATE'")
      .replace("({ candidate }) => about('CANDIDATE', candidate)", "() => about('CANDIDATE', 'c1')"),
    '"CANDIDATE"',
  ],
  'a seat that no round has': [without(/'OWNER'/, "'NEIGHBOUR'"), '"NEIGHBOUR"'],
  'a role that no account has': [without(/'HR'/, "'NEIGHBOUR'"), '"NEIGHBOUR"'],
  'a stage that no round has': [without(/'SCREENING'/, "'HARVEST'"), '"HARVEST"'],
  'a step to a shape that the event has not': [
    without(/upcasters: \{\}/, "upcasters: { Resigned: [() => ({ candidate: 'c1' })] }"),
    'missing the following properties',
  ],
  'forgotten upcasters': [without(/ {2}upcasters: .*\n/), 'upcasters'],
  'an event without a card': [
    without(/interface Events \{/, 'interface Events {\n  Forgotten: { readonly candidate: string };'),
    'Forgotten',
  ],
  'a command that no card names': [
    without(/interface Commands \{/, 'interface Commands {\n  Forget: { readonly candidate: string };').replace(
      'decide: {',
      'decide: { Forget: () => [],',
    ),
    'no card names',
  ],
};

describe('the card of an event', () => {
  const found = compile('libs/exams/src/round', {
    right: RIGHT,
    ...Object.fromEntries(Object.entries(faults).map(([name, [snippet]]) => [name, snippet])),
  });

  it('compiles when it says all', () => {
    expect(found.get('right')).toEqual([]);
  });

  it.each(Object.entries(faults))('does not compile with %s', (name, [, named]) => {
    const said = found.get(name) ?? [];
    expect(said.length).toBeGreaterThan(0);
    expect(said.join('\n').replaceAll("'", '"')).toContain(named.replaceAll("'", '"'));
  });
});

const JOINED = `
import { joined } from '#kernel';
export const both = joined([{ first: 1 }, { second: 2 }]);
export const sum: number = both.first + both.second;
`;

describe('chapters with a key in common', () => {
  it('are not joined', () => {
    const said = compile('libs/exams/src/round', {
      apart: JOINED,
      twice: JOINED.replace('{ second: 2 }', '{ second: 2, first: 3 }'),
    });
    expect(said.get('apart')).toEqual([]);
    expect(said.get('twice')?.join('\n')).toContain('in two tables');
  });
});
