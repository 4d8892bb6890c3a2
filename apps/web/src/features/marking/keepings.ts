import type { ListRoundCustodyAnswer } from '../../api/types.gen.js';
import type { Words } from '../../words/language.js';

export type Item = ListRoundCustodyAnswer['items'][number];

/** One link of the chain: who had it from when on, how the seal was then, and who saw it. */
export interface Keeping {
  readonly holder: string;
  /** `null`: from the beginning, which nobody signed for. */
  readonly since: string | null;
  readonly intact: boolean | null;
  readonly count: number | null;
  readonly witnesses: readonly string[];
  readonly takenOver: boolean;
  readonly state: 'PAST' | 'NOW' | 'OFFERED';
}

const first = ({ chain, holder }: Item): Keeping => ({
  holder: chain[0]?.from ?? holder,
  since: null,
  intact: null,
  count: null,
  witnesses: [],
  takenOver: false,
  state: chain.length === 0 ? 'NOW' : 'PAST',
});

/** Everybody who held an item, in order; whoever is asked to take it stands last, and holds nothing yet. */
export const keepingsOf = (item: Item): readonly Keeping[] => {
  const { chain, offered } = item;
  const held = chain.map(({ to, at, sealIntact, count, witnesses, takenOver }, index): Keeping => ({
    holder: to,
    since: at,
    intact: sealIntact,
    count,
    witnesses,
    takenOver,
    state: index === chain.length - 1 ? 'NOW' : 'PAST',
  }));
  const asked: readonly Keeping[] =
    offered === null
      ? []
      : [
          {
            holder: offered.to,
            since: offered.at,
            intact: offered.sealIntact,
            count: offered.count,
            witnesses: offered.witnesses,
            takenOver: false,
            state: 'OFFERED',
          },
        ];
  return [first(item), ...held, ...asked];
};

/** An act on an item, and why this reader cannot do it. */
export interface CustodyAct {
  readonly command: 'TransferCustody' | 'AcceptCustody' | 'RefuseCustody';
  readonly words: Words;
  readonly why: Words | undefined;
}

const notHolder: Words = { vi: 'chỉ người đang giữ làm được', en: 'only its holder can' };
const notAsked: Words = { vi: 'chỉ người được giao làm được', en: 'only who is asked to take it can' };
const isOffered: Words = { vi: 'đang chờ người nhận ký', en: 'the receiver is to sign first' };

/** What can be done with an item now, and by whom not. */
export const actsOn = ({ holder, offered }: Item, me: string): readonly CustodyAct[] => {
  const give: CustodyAct = {
    command: 'TransferCustody',
    words: { vi: 'Giao cho người khác', en: 'Hand over' },
    why: holder === me ? undefined : notHolder,
  };
  if (offered === null) return [give];
  const isReceiver = offered.to === me;
  return [
    {
      command: 'AcceptCustody',
      words: { vi: 'Ký nhận', en: 'Sign for it' },
      why: isReceiver ? undefined : notAsked,
    },
    {
      command: 'RefuseCustody',
      words: isReceiver ? { vi: 'Không nhận', en: 'Refuse it' } : { vi: 'Rút lại', en: 'Take it back' },
      why: isReceiver || holder === me ? undefined : notHolder,
    },
    { ...give, why: isOffered },
  ];
};
