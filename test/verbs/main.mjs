// How many files of the product know a verb of a round: `npm run verbs`, or `npm run verbs -- RequestReplacement`.
// A verb is a command with the event that its card names. Tests, samples and the sample round are not counted.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

const filesBelow = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return ['node_modules', 'demo', 'bench'].includes(entry.name) ? [] : filesBelow(path);
    return /\.tsx?$/.test(entry.name) && !/\.spec\.tsx?$/.test(entry.name) ? [path] : [];
  });

const files = ['apps', 'libs']
  .flatMap((room) => filesBelow(join(root, room)))
  .map((path) => ({ path: relative(root, path), text: readFileSync(path, 'utf8') }));

/** The commands of rounds with their events, as the cards tell. */
const verbs = files
  .filter(({ path }) => /exams\/src\/round\/\w+\/cards\.ts$/.test(path))
  .flatMap(({ text }) => [...text.matchAll(/^ {2}(\w+): \{[^}]*?sent: \{\s*command: '(\w+)'/gm)])
  .map(([, event, command]) => ({ event, command }));

const knows = (text, name) => new RegExp(`\\b${name}(?:Body)?\\b`).test(text);
const counted = verbs.map(({ event, command }) => ({
  command,
  event,
  byCommand: files.filter(({ text }) => knows(text, command)).map(({ path }) => path),
  byEither: files.filter(({ text }) => knows(text, command) || knows(text, event)).map(({ path }) => path),
}));

const at = (numbers, share) => numbers.toSorted((a, b) => a - b)[Math.floor((numbers.length - 1) * share)];
const line = (label, numbers) =>
  console.log(`${label}: median ${at(numbers, 0.5)}, p90 ${at(numbers, 0.9)}, most ${at(numbers, 1)}`);

const asked = process.argv.slice(2);
for (const name of asked) {
  const verb = counted.find(({ command, event }) => command === name || event === name);
  if (verb === undefined) {
    console.error(`${name} is no command or event of a round.`);
    process.exitCode = 1;
  } else {
    console.log([`${verb.command} → ${verb.event}`, ...verb.byEither.map((path) => `  ${path}`)].join('\n'));
  }
}
if (asked.length === 0) {
  console.log(`${counted.length} commands of rounds; files of the product that name`);
  line(
    '  the command',
    counted.map(({ byCommand }) => byCommand.length),
  );
  line(
    '  the command or its event',
    counted.map(({ byEither }) => byEither.length),
  );
}
