/** Every key that a case may have, by the place where it stands. A misspelt one would otherwise be passed over in silence. */
const KNOWN = {
  root: ['format', 'pack', 'plan', 'posts', 'candidates', 'tieDecision', 'gapDecisions', 'choices'],
  plan: [
    'ranking',
    'weights',
    'allocation',
    'writtenPassMark',
    'defencePassMark',
    'spreadLimit',
    'markGrain',
    'excludeMembers',
  ],
  candidate: ['id', 'preferences', 'absent', 'withdrawn', 'sanctions', 'written', 'defence'],
  written: ['marks', 'headDecision', 'third', 'collective', 'zeroed', 'appeal'],
  appeal: ['marks', 'third', 'chairDecision'],
  defence: ['sheets', 'spreadDecision'],
} as const;

type Parts = Readonly<Record<string, unknown>>;

/** The keys of one object that are not known there, each with its path. */
const strangers = (value: unknown, known: readonly string[], path: string): readonly string[] =>
  Object.keys(value ?? {})
    .filter((key) => !known.includes(key))
    .map((key) => (path === '' ? key : `${path}.${key}`));

const inCandidate = (candidate: Parts, path: string): readonly string[] => {
  const written = candidate['written'] as Parts | null | undefined;
  return [
    ...strangers(candidate, KNOWN.candidate, path),
    ...strangers(written, KNOWN.written, `${path}.written`),
    ...strangers(written?.['appeal'], KNOWN.appeal, `${path}.written.appeal`),
    ...strangers(candidate['defence'], KNOWN.defence, `${path}.defence`),
  ];
};

/**
 * What a sound case holds beside what is computed from, with its path. Others may add fields to their files, so none is
 * refused; but a result says what it did not look at.
 */
export const ignoredIn = (value: unknown): readonly string[] => {
  const root = value as Parts;
  return [
    ...strangers(root, KNOWN.root, ''),
    ...strangers(root['plan'], KNOWN.plan, 'plan'),
    ...(root['candidates'] as readonly Parts[]).flatMap((candidate, index) =>
      inCandidate(candidate, `candidates[${index}]`),
    ),
  ];
};
