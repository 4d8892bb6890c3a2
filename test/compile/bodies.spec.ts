import { compile } from '#test/support/compiler';

/** A chapter of two commands with its bodies, as they should be. */
const RIGHT = `
import type { SealedText } from '#kernel';
import { type PlanCommands, type Vote, votes } from '#exams';
import type { UnsealedText } from './field-types.js';
import { Count, Day, Flag, FreeText, Hash, Id, Ids, Label, Maybe, OneOf, OrNull, Part, Parts, SomeOf } from './fields.js';
import { CommandBody, EmptyBody } from './common.js';
import { bodiesOf } from './sent.js';

interface Commands {
  Propose: {
    readonly member: string;
    readonly vote: Vote;
    readonly why: SealedText;
    readonly note?: SealedText;
    readonly heads: readonly [string, string];
    readonly until?: string;
    readonly post: string | null;
    readonly items: readonly { readonly kind: string; readonly count?: number }[];
  } & { readonly minutes: string };
  Withdraw: Readonly<Record<string, never>>;
}

class ItemBody {
  @Id() kind!: string;
  @Maybe() @Count() count?: number;
}

class ProposeBody extends CommandBody {
  @Id() member!: string;
  @OneOf(...votes) vote!: Vote;
  @FreeText() why!: UnsealedText;
  @Maybe() @FreeText() note?: UnsealedText;
  @Ids<[string, string]>(2, 2) heads!: [string, string];
  @Maybe() @Day() until?: string;
  @OrNull() @Id() post!: string | null;
  @Parts(() => ItemBody, 0, 9) items!: ItemBody[];
  @Hash() minutes!: string;
}

class MoodBody extends CommandBody {
  @Id() mood!: string;
}

class PostBody {
  @Id() post!: string;
  @Id() unit!: string;
  @Id() position!: string;
}

class DraftBody extends CommandBody {
  @Label() code!: string;
  @Label() mandate!: string;
  @Parts(() => PostBody, 0, 9) posts!: PostBody[];
  @Id() owner!: string;
  @OneOf('LIVE', 'RETROSPECTIVE') entry!: 'LIVE' | 'RETROSPECTIVE';
}

export const drafts = bodiesOf<Pick<PlanCommands, 'DraftRound'>>()({ DraftRound: DraftBody });
export const bodies = bodiesOf<Commands>()({
  Propose: ProposeBody,
  Withdraw: EmptyBody,
});
`;

const misfit = (field: string): string => `Misfit<"${field}">`;
const unchecked = (field: string): string => `"${field}" & NotChecked<`;

/** A fault, what stands in place of what, and how the compiler refuses it. */
const FAULTS = [
  ['a command is forgotten', '  Withdraw: EmptyBody,\n', '', "Property 'Withdraw' is missing"],
  ['a command is unknown', 'Withdraw: Empty', 'Obey: EmptyBody,\n  Withdraw: Empty', "'typeof EmptyBody' is not"],
  ['a field is missing', '  @Id() member!: string;\n', '', misfit('member')],
  ['a field is too many', '@Id() member!', '@Id() mood!: string;\n  @Id() member!', misfit('mood')],
  ['a needless field is too many', '@Id() member!', '@Maybe() @Id() mood?: string;\n  @Id() member!', misfit('mood')],
  ['a command without fields has one', 'Withdraw: EmptyBody', 'Withdraw: MoodBody', misfit('mood')],
  ['a part has a field too many', '@Id() kind!', '@Maybe() @Id() mood?: string;\n  @Id() kind!', misfit('items')],
  ['a part lacks a field', '  @Maybe() @Count() count?: number;\n', '', misfit('items')],
  ['a field is of another kind', '@Id() member!: string', '@Flag() member!: boolean', misfit('member')],
  ['any text will do for a word', '@OneOf(...votes) vote!: Vote', '@Id() vote!: string', misfit('vote')],
  ['a word is wrong', '@OneOf(...votes) vote!: Vote', "@OneOf('FOR', 'NAY') vote!: 'FOR' | 'NAY'", misfit('vote')],
  ['a word is missing', '@OneOf(...votes) vote!: Vote', "@OneOf('FOR') vote!: 'FOR'", misfit('vote')],
  ['a word too many passes the check', '@OneOf(...votes)', "@OneOf(...votes, 'NAY')", unchecked('vote')],
  ['a word is not let through', '@OneOf(...votes)', "@OneOf('FOR', 'AGAINST')", unchecked('vote')],
  ['any text passes for a word', '@OneOf(...votes) vote', '@Id() vote', unchecked('vote')],
  ['some words pass for one', '@OneOf(...votes) vote', '@SomeOf(...votes) vote', unchecked('vote')],
  [
    'parts are checked as others',
    '@Parts(() => ItemBody, 0, 9) items',
    '@Parts(() => PostBody, 0, 9) items',
    unchecked('items'),
  ],
  ['a list is checked as one', '@Parts(() => ItemBody, 0, 9) items', '@Part(() => ItemBody) items', unchecked('items')],
  [
    'a list has no end',
    '@Parts(() => ItemBody, 0, 9) items',
    '@Parts(() => ItemBody, 0) items',
    'Expected 3 arguments',
  ],
  [
    'a pair may be longer',
    'Ids<[string, string]>(2, 2) heads!: [string, string]',
    'Ids(2, 9) heads!: string[]',
    misfit('heads'),
  ],
  ['what is needed may be left out', '@Id() member!: string', '@Maybe() @Id() member?: string', misfit('member')],
  ['what is needed passes if left out', '@Id() member!: string', '@Maybe() @Id() member!: string', unchecked('member')],
  ['what may be left out is needed', '@Maybe() @Day() until?: string', '@Day() until!: string', misfit('until')],
  ['what is never null passes as null', '@Id() member!', '@OrNull() @Id() member!', unchecked('member')],
  ['free text stays out of the vault', '@FreeText() why!: UnsealedText', '@Label() why!: string', misfit('why')],
  ['free text is checked as a code', '@FreeText() why', '@Label() why', unchecked('why')],
  ['a code goes to the vault', '@Id() member!: string', '@FreeText() member!: UnsealedText', misfit('member')],
  ['a code is checked as free text', '@Id() member!', '@FreeText() member!', unchecked('member')],
  ['a part holds a sealed text', 'readonly kind: string;', 'readonly kind: SealedText;', misfit('items')],
  [
    'the client names the authority',
    '@Label() code!',
    '@Id() authority!: string;\n  @Label() code!',
    misfit('authority'),
  ],
  ['the client states facts', '@Id() unit!', '@Label() schemeVersion!: string;\n  @Id() unit!', misfit('posts')],
] as const;

describe('a body and its command', () => {
  let said: ReadonlyMap<string, readonly string[]> = new Map();
  beforeAll(() => {
    const wrong = FAULTS.map(([fault, from, to]) => [fault, RIGHT.replace(from, to)] as const);
    said = compile('apps/api/src/bodies', { right: RIGHT, ...Object.fromEntries(wrong) });
  });

  test('compile where they fit', () => {
    expect(said.get('right')).toEqual([]);
  });

  test.each(FAULTS)('do not compile where %s', (fault, from, _, refusal) => {
    expect(RIGHT.split(from)).toHaveLength(2);
    expect(said.get(fault)).toEqual([expect.stringContaining(refusal)]);
  });
});
