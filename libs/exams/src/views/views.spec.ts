import { processes } from '../processes/index.js';
import { views } from './index.js';

/** `round code state+due`: the fields of each index; those of a compound one together. */
const shown = ({ indexes }: (typeof views)[number]): string =>
  indexes.map((index) => [index].flat().join('+')).join(' ');

// Stored documents are found under these names and by these fields. Whoever changes the fields raises the version.
test('views are stored under their names, and listed by what people look for', () => {
  expect(Object.fromEntries(views.map((view) => [view.name, shown(view)]))).toEqual({
    rounds:
      'round draftedAt code stage stageSince waitsFor owner ownerOfferedTo authority unit pack course entry closesOn ' +
      'announcedOn lastAt',
    plan: 'round',
    candidates: 'round candidate person status tier receipt candidateNo answerBy appeal rank',
    scripts: 'round code state needs third',
    defence: 'round candidate status order review',
    hiring: 'round',
    deviations: 'round',
    results: 'round compiledAt',
    council: 'round',
    decisions: 'round revision event actor onBehalfOf aboutKind aboutId happenedAt recordedAt',
    publications: 'round kind at revision',
    custody: 'round item holder intact since',
    clocks: 'round clock entry state due whose unit entry+state+due',
    steps: 'round revision event ownStep person onBehalfOf happenedAt recordedAt late',
    units: 'code kind',
    positions: 'code',
    accounts: 'person status awaits',
    appointments: 'round unit person status dossierDue decisionDue officeDue until due status+until',
    reorganisations: 'kind from on',
  });
});

test('processes remember under their names, and nobody lists what they remember', () => {
  expect(processes.map(({ name, indexes }) => [name, indexes])).toEqual([
    ['standstill-on-reorganisation', []],
    ['signers-of-rounds', []],
    ['post-release', []],
    ['appointment-cases', []],
  ]);
});
