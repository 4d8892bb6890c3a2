import { compareDistance, compareScores } from '../numbers/decimals.js';
import type { Sheet } from '../cases/case.js';

/**
 * Whose sheets are outside the limit: all but the largest group of sheets of which no two are further apart than the
 * limit. Where several groups are equally large it cannot be said which is out of line, and whoever is not in all of
 * them is outside.
 */
export const outsideLimit = (sheets: readonly Sheet[], limit: string): readonly string[] => {
  const groups = sheets.map((lowest) =>
    sheets.filter(
      ({ score }) => compareScores(score, lowest.score) >= 0 && compareDistance(score, lowest.score, limit) <= 0,
    ),
  );
  const most = Math.max(...groups.map(({ length }) => length));
  const largest = groups.filter(({ length }) => length === most);
  return sheets.filter((sheet) => largest.some((group) => !group.includes(sheet))).map(({ member }) => member);
};
