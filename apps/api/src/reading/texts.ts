import type { Recorded, SealedText } from '#kernel';
import { isTextOfOthers, type Round, senderIn, textsAreSealed } from '#exams';
import { commitmentOf, type Vault, VaultTampered } from '#vault';

/**
 * Why a text is not given: it is not yet open (`SEALED`), the key that it lay under was destroyed (`ERASED`), the vault
 * does not have it (`MISSING`), or what is there is not what was recorded (`CHANGED`).
 */
export type Withheld = 'SEALED' | 'ERASED' | 'MISSING' | 'CHANGED';

/** The free texts of one event. Every field stands in `texts`; one that is `null` there has its reason in `withheld`. */
export interface Texts {
  readonly revision: number;
  readonly type: string;
  readonly texts: Readonly<Record<string, string | null>>;
  readonly withheld: Readonly<Record<string, Withheld>>;
}

const isSealedText = (value: unknown): value is SealedText =>
  typeof value === 'object' && value !== null && 'ref' in value && 'commitment' in value;

/** What the event carries instead of texts, by field; the note on a late entry stands beside its data. */
const commitmentsIn = ({ data, meta }: Recorded): readonly (readonly [string, SealedText])[] =>
  Object.entries({ ...(data as object), backdatedNote: meta.backdated?.note }).flatMap(([field, value]) =>
    isSealedText(value) ? [[field, value] as const] : [],
  );

type Opened = { readonly text: string } | { readonly withheld: Withheld };

const sealedText: Opened = { withheld: 'SEALED' };

const openChecked = async (vault: Pick<Vault, 'open'>, { ref, commitment }: SealedText): Promise<Opened> => {
  const opened = await vault.open(ref);
  if (opened === undefined) return { withheld: 'MISSING' };
  if (opened === 'ERASED') return { withheld: 'ERASED' };
  const { text, opening } = opened;
  return commitmentOf(text, opening) === commitment ? { text } : { withheld: 'CHANGED' };
};

/** What a commitment stands for, if it is that still. Rejects with `StoreUnavailable` when the vault cannot be read. */
export const openText = async (vault: Pick<Vault, 'open'>, sealed: SealedText): Promise<Opened> => {
  try {
    return await openChecked(vault, sealed);
  } catch (error) {
    if (error instanceof VaultTampered) return { withheld: 'CHANGED' };
    throw error;
  }
};

/** The name of who lodged a complaint, which its event does not carry. */
const namedIn = async (vault: Vault, recorded: Recorded): Promise<readonly (readonly [string, Opened])[]> => {
  const sender = senderIn(recorded);
  if (sender === undefined) return [];
  const name = await vault.get(sender, 'name');
  return [['sender', name === undefined ? { withheld: 'ERASED' } : { text: name }]];
};

/**
 * The free texts of an event, sealed or open, each checked against its commitment. Rejects with `StoreUnavailable` when
 * the vault cannot be read.
 */
export const textsIn = async (vault: Vault, recorded: Recorded, sealed: boolean): Promise<Texts> => {
  const texts = await Promise.all(
    commitmentsIn(recorded).map(async ([field, commitment]) => {
      const opened: Opened = sealed ? sealedText : await openText(vault, commitment);
      return [field, opened] as const;
    }),
  );
  const names = await namedIn(vault, recorded);
  const found = [...texts, ...names.map(([field, name]) => [field, sealed ? sealedText : name] as const)];
  return {
    revision: recorded.revision,
    type: recorded.type,
    texts: Object.fromEntries(found.map(([field, opened]) => [field, 'text' in opened ? opened.text : null])),
    withheld: Object.fromEntries(
      found.flatMap(([field, opened]) => ('withheld' in opened ? [[field, opened.withheld]] : [])),
    ),
  };
};

/** The same of an event of a round that stands where `round` says, as this person may read it. */
export const textsOf = (vault: Vault, recorded: Recorded, round: Round, person: string): Promise<Texts> =>
  textsIn(vault, recorded, textsAreSealed(recorded, round) || isTextOfOthers(recorded, round, person));
