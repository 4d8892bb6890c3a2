import { type Facts, type Kind, members, panelOf, WINNER } from './acts.js';

const each = (names: readonly string[], prefix: string, values: readonly string[]): Facts =>
  Object.fromEntries(names.map((name, index) => [`${prefix}/${name}`, values[index] ?? values[0] ?? '']));

/**
 * A round in which everything happens that a seal lies on: A and B have the same marks, so that nothing but the code map
 * tells their scripts apart; C is disputed and decided by the head, D by a third marker and collectively; A's appeal goes to
 * the chair; the sheets of C lie far apart.
 */
const usualExam = (kind: Kind): Facts => ({
  'sender/RESULTS': 'K2',
  'sender/COUNCIL': 'M4',
  ...each(members, 'vote/v1', ['FOR', 'AGAINST', 'FOR', 'FOR', 'ABSTAIN']),
  map: 'straight',
  ...each(['K2', 'K3'], 'mark/A', ['62', '64']),
  ...each(['K2', 'K3'], 'mark/B', ['62', '64']),
  ...each(['K2', 'K3'], 'mark/C', ['60', '68']),
  'head/C/K1': '65',
  ...each(['K2', 'K3'], 'mark/D', ['55', '70']),
  'third/D/K4': '60',
  'collective/D/K1': '61',
  ...each(['R2', 'R3', 'R4'], 'appeal/A', ['70', '66', '71']),
  'chair/A/M1': '67',
  ...each(panelOf(kind), 'sheet/A', ['80']),
  ...each(panelOf(kind), 'sheet/B', ['83']),
  ...each(panelOf(kind), 'sheet/C', ['70', '84', '80', '81', '82']),
  ...each(panelOf(kind), 'sheet/D', ['83']),
  [`spread/C/${panelOf(kind)[0] ?? ''}`]: 'KEEP',
  [`standard/${WINNER}/p-owner`]: 'met',
  [`party/${WINNER}/p-owner`]: 'favourable',
});

/** Two may be hired, and three of the council are for one of them. */
const usualHire: Facts = {
  ...each(members, 'opinion/P1', ['A', 'B', 'B', 'A', 'B']),
  'sender/RESULTS': 'person-A',
  'sender/COUNCIL': 'M4',
};

/** What people put down in a round of a kind where nothing else is said. */
export const usual = (kind: Kind): Facts => (kind.by === 'CONTRACT' ? usualHire : usualExam(kind));

/** One fact that is otherwise in the other world. */
export type Change = readonly [name: string, value: string];

/** For every kind of secret a change that moves nothing else, and one that leads to something else. */
export const changesOf = (kind: Kind): readonly Change[] =>
  kind.by === 'CONTRACT' ? changesOfHire : changesOfExam(kind);

const changesOfHire: readonly Change[] = [
  ['opinion/P1/M2', 'A'],
  ['opinion/P1/M3', 'A'],
  ['opinion/P1/M4', 'B'],
  ['sender/RESULTS', 'person-B'],
  ['sender/COUNCIL', 'M5'],
];

const changesOfExam = (kind: Kind): readonly Change[] => {
  const [head = '', second = '', third = ''] = panelOf(kind);
  return [
    ['mark/C/K2', '61'],
    ['mark/C/K2', '67'],
    ['mark/A/K3', '62'],
    ['mark/B/K2', '20'],
    ['third/D/K4', '58'],
    ['head/C/K1', '66'],
    ['collective/D/K1', '62'],
    ['appeal/A/R2', '72'],
    ['appeal/A/R3', '70'],
    ['appeal/A/R4', '68'],
    ['chair/A/M1', '68'],
    [`sheet/A/${second}`, '79'],
    [`sheet/B/${third}`, '95'],
    [`sheet/C/${head}`, '71'],
    ['vote/v1/M2', 'FOR'],
    ['map', 'crossed'],
    [`party/${WINNER}/p-owner`, 'unfavourable'],
    [`standard/${WINNER}/p-owner`, 'unmet'],
    ['sender/RESULTS', 'K3'],
    ['sender/COUNCIL', 'person-A'],
  ];
};

const scale = Array.from({ length: 33 }, (_, at) => String(45 + at));

/** A round like the usual one in which every mark and score is drawn, and one of them changed. */
export const drawnRound = (kind: Kind, draw: (below: number) => number): readonly [Facts, Change] => {
  const oneOf = (values: readonly string[]): string => values[draw(values.length)] ?? '';
  const isDrawn = (name: string): boolean => /^(mark|third|head|collective|appeal|chair|sheet)\//.test(name);
  const facts = Object.fromEntries(
    Object.entries(usual(kind)).map(([name, value]) => [name, isDrawn(name) ? oneOf(scale) : value]),
  );
  const name = oneOf(Object.keys(facts).filter(isDrawn));
  return [facts, [name, oneOf(scale.filter((value) => value !== facts[name]))]];
};
