// What the product meets of the OWASP Application Security Verification Standard 5.0, item by item.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');

/** A test by its file and its name as written there. */
interface Test {
  readonly file: string;
  readonly test: string;
}

/** An item by its number in the standard, with one of: tests that show it, why it does not apply, what is missing. */
export interface Item {
  readonly id: string;
  readonly level: 1 | 2 | 3;
  /** What it is about, in words of our own. */
  readonly about: string;
  readonly shown?: readonly Test[];
  readonly doesNotApply?: string;
  readonly open?: string;
}

export const items = JSON.parse(textOf('test/asvs.json')) as readonly Item[];

const chapters: readonly string[] = [
  'Encoding and sanitising',
  'Checking input, and the order of things',
  'In the browser',
  'HTTP',
  'Files',
  'Signing in',
  'Sessions',
  'Rights',
  'Tokens that carry their content',
  'OAuth and OpenID Connect',
  'Cryptography',
  'Encrypted lines',
  'Configuration',
  'Data',
  'How it is built',
  'Logs and faults',
  'WebRTC',
];

const chapterOf = ({ id }: Item): number => Number(/^V(\d+)\./.exec(id)?.[1]);

/** True where a file has a test of this name, as it is written there. */
const hasTest = ({ file, test }: Test): boolean => {
  const text = textOf(file);
  const names = [`'${test}'`, `"${test}"`, `\`${test}\``];
  return names.some((name) => text.includes(`(${name}`) || new RegExp(`^\\s+${escaped(name)},$`, 'm').test(text));
};

const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** Items that say nothing, or two things; that name a test that is not there; that stand twice. */
export const itemFaults = (all: readonly Item[]): readonly string[] =>
  all.flatMap((item, at) => {
    const { id, shown, doesNotApply, open } = item;
    const said = [shown, doesNotApply, open].filter((one) => one !== undefined && one.length > 0);
    const gone = (shown ?? []).filter((one) => !hasTest(one));
    return [
      ...(said.length === 1 ? [] : [`${id}: is to be shown, not to apply, or to be open`]),
      ...gone.map(({ file, test }) => `${id}: ${file} has no test '${test}'`),
      ...(all.findIndex((other) => other.id === id) === at ? [] : [`${id}: stands twice`]),
    ];
  });

const cell = ({ shown, doesNotApply, open }: Item): string => {
  if (shown !== undefined)
    return shown.map(({ file, test }) => `\`${file}\`: ${test.replaceAll('|', '\\|')}`).join('<br>');
  return doesNotApply === undefined ? `**open**: ${open ?? ''}` : `does not apply: ${doesNotApply}`;
};

const count = (level: number, kind: 'shown' | 'doesNotApply' | 'open'): number =>
  items.filter((item) => item.level === level && item[kind] !== undefined).length;

const tally = ([1, 2, 3] as const).map(
  (level) =>
    `| ${String(level)} | ${String(count(level, 'shown'))} | ${String(count(level, 'doesNotApply'))} | ${String(count(level, 'open'))} |`,
);

/** `docs/asvs.md`, from `test/asvs.json`. */
export const asvsPage = (): string =>
  [
    '# OWASP ASVS 5.0, item by item',
    '',
    'Made by `npm run asvs` from `test/asvs.json`: every item of levels 1 and 2, and those of level 3 on rights, cryptography, data and logs. `npm test` fails where a test that is named here is not there.',
    'Items are told by their number and by a few words of our own. What they ask for stands in the OWASP Application Security Verification Standard 5.0.0, © OWASP Foundation, <https://github.com/OWASP/ASVS>, under CC BY-SA 4.0,',
    'under which this page stands too. Documents that the standard asks for are [security.md](security.md) and [dependencies.md](dependencies.md).',
    '',
    '| level | shown | does not apply | open |',
    '|---|---|---|---|',
    ...tally,
    '',
    ...chapters.flatMap((title, at) => [
      `## V${String(at + 1)} ${title}`,
      '',
      '| item | level | about | |',
      '|---|---|---|---|',
      ...items
        .filter((item) => chapterOf(item) === at + 1)
        .map((item) => `| ${item.id} | ${String(item.level)} | ${item.about} | ${cell(item)} |`),
      '',
    ]),
  ].join('\n');
