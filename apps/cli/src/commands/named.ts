import { type Command, usageFault } from '../command.js';
import { commands } from './table.js';

/** So many letters of a name may be mistaken for it to be suggested. */
const MISTAKES = 2;

/** How many letters must be changed, left out or added to make one word of another. */
const distance = (word: string, other: string): number => {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [above, letter] of Array.from(word).entries()) {
    const next = [above + 1];
    for (const [at, wanted] of Array.from(other).entries()) {
      const [left = 0, up = 0, corner = 0] = [next[at], row[at + 1], row[at]];
      next.push(Math.min(left + 1, up + 1, corner + (letter === wanted ? 0 : 1)));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
};

/** The name that was most likely meant: one that begins so, or else the nearest. */
const meant = (name: string): string | undefined => {
  const names = commands.map((command) => command.name);
  const nearest = names
    .filter((known) => distance(name, known) <= MISTAKES)
    .toSorted((a, b) => distance(name, a) - distance(name, b));
  return names.find((known) => known.startsWith(name)) ?? nearest[0];
};

/** The command of this name; a usage fault suggests one, or names those there are. */
export const commandNamed = (name: string): Command => {
  const found = commands.find((command) => command.name === name);
  if (found !== undefined) return found;
  const near = meant(name);
  const known = commands.map((command) => command.name).join(', ');
  throw usageFault(
    near === undefined
      ? `Không có lệnh ${name}. / There is no command ${name}. Known: ${known}, help.`
      : `Không có lệnh ${name}; có phải là ${near}? / There is no command ${name}. Did you mean ${near}?`,
  );
};
