const POSTS = ['P1', 'P2', 'P3'];
const GRAIN = 0.25;

/** Numbers from 0 to 1 that look like chance and are the same in every run. */
const numbersFrom = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
};

/**
 * A `khoabang.case/1` with `size` candidates for three posts and a panel of `panel`. Marks and sheets are as markers
 * give them: mostly near each other; now and then so far apart that somebody must still decide.
 */
export const sampleCase = (seed: number, size: number, panel: number): object => {
  const next = numbersFrom(seed);
  const score = (from: number, width: number): string => String(from + Math.floor((next() * width) / GRAIN) * GRAIN);
  const candidate = (_: unknown, index: number): object => {
    const paper = 48 + next() * 40;
    const scheme = 50 + next() * 40;
    return {
      id: `C${String(index)}`,
      preferences: [POSTS[index % POSTS.length]],
      written: { marks: [score(Math.floor(paper), 6), score(Math.floor(paper), 6)] },
      defence: {
        sheets: Array.from({ length: panel }, (__, member) => ({
          member: `person-sample-${String(member)}`,
          score: score(Math.floor(scheme), 10),
        })),
      },
    };
  };
  return {
    format: 'khoabang.case/1',
    pack: 'VN-CIVIL-2025',
    plan: { ranking: 'GATE_THEN_DEFENCE', allocation: 'PER_POST', markGrain: String(GRAIN) },
    posts: POSTS,
    candidates: Array.from({ length: size }, candidate),
  };
};
