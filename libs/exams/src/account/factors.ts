import { type OneOf, refuse } from '#kernel';
import type { AccountEvents, FactorKind, FactorUse, MeansOfConfirming, MeansOfSignIn } from './events.js';
import { unusable } from './changes.js';
import { type Account, type AccountDecider, type Factor, type OpenSession, sessionIn } from './state.js';

/** More than anybody carries: an authenticator, and a key or two for each place of work. */
export const FACTORS_MAX = 10;

/** Which factor is shown beside, or in place of, the password. */
const showing: Readonly<Record<MeansOfSignIn | MeansOfConfirming, FactorKind | null>> = {
  PASSWORD: null,
  MACHINE: null,
  // Which factors were shown there, the provider says.
  OIDC: null,
  'PASSWORD+TOTP': 'TOTP',
  'PASSWORD+PASSKEY': 'PASSKEY',
  'PASSWORD+RECOVERY_CODE': 'RECOVERY_CODE',
  TOTP: 'TOTP',
  PASSKEY: 'PASSKEY',
  RECOVERY_CODE: 'RECOVERY_CODE',
};

const isCode = ({ kind }: Pick<Factor, 'kind'>): boolean => kind === 'RECOVERY_CODE';

/** True where a password alone opens nothing. Recovery codes stand in for another factor, and are none themselves. */
export const hasSecondFactor = ({ factors }: Pick<Account, 'factors'>): boolean =>
  factors.some((factor) => !isCode(factor));

const isFactor = (means: MeansOfSignIn | MeansOfConfirming | null): boolean =>
  means !== null && showing[means] !== null;

/**
 * True for a session in which a second factor was shown, at its sign-in or since, here or at the identity provider. One
 * that began by the password alone gains nothing by what its holder enrols elsewhere: it may be somebody else's.
 */
export const hasShownFactor = ({ means, confirmedBy, assurance }: OpenSession): boolean =>
  isFactor(means) || isFactor(confirmedBy) || assurance?.secondFactor === true;

const isSpent = ({ kind, spent }: Factor, count: number): boolean => {
  if (kind === 'RECOVERY_CODE') return spent.includes(count);
  const highest = Math.max(...spent);
  // A passkey that lives on several devices cannot count, and says 0 each time.
  const counts = kind === 'TOTP' || highest > 0 || count > 0;
  return counts && count <= highest;
};

/** Why what was shown is not good enough, if so: it is asked here, where of two at the same moment one comes second. */
export const factorFault = (state: Account, means: MeansOfSignIn | MeansOfConfirming, used: FactorUse | undefined) => {
  const kind = showing[means];
  if (kind === null)
    return means === 'PASSWORD' && hasSecondFactor(state) ? refuse('second-factor-missing') : undefined;
  const factor = state.factors.find(({ id }) => id === used?.factor);
  if (used === undefined || factor?.kind !== kind) return refuse('factor-unknown');
  return isSpent(factor, used.count) ? refuse('factor-spent') : undefined;
};

const removed = (factor: Factor, used: FactorUse): OneOf<AccountEvents> => ({
  type: 'FactorRemoved',
  data: { factor: factor.id, used },
});

/** Why a further factor is not taken: who knows the password alone could add one of their own. */
const strangerFault = (state: Account, session: string) => {
  const open = sessionIn(state, session);
  const isKnown = open !== undefined && (hasShownFactor(open) || open.means === 'MACHINE');
  return hasSecondFactor(state) && !isKnown ? refuse('second-factor-missing') : undefined;
};

/** How second factors come, go and are used. */
export const securing: Pick<AccountDecider['decide'], 'EnrolFactor' | 'RemoveFactor' | 'ConfirmSession'> = {
  EnrolFactor: (state, { factor, kind, count, codes }, { session = '' }) => {
    const refusal = unusable(state) ?? strangerFault(state, session);
    if (refusal !== undefined) return refusal;
    if (state.factors.some(({ id }) => id === factor)) return [];
    if (state.factors.length >= FACTORS_MAX) return refuse('too-many-factors', { max: FACTORS_MAX });
    const enrolled = { type: 'FactorEnrolled', data: { factor, kind, count } } as const;
    if (hasSecondFactor(state)) return [enrolled];
    return [enrolled, { type: 'FactorEnrolled', data: { factor: codes, kind: 'RECOVERY_CODE', count: 0 } }];
  },
  RemoveFactor: (state, { factor, used }) => {
    const refusal = unusable(state);
    if (refusal !== undefined) return refusal;
    const gone = state.factors.find(({ id }) => id === factor);
    if (gone === undefined) return [];
    const shown = state.factors.find(({ id }) => id === used.factor);
    if (shown === undefined) return refuse('factor-unknown');
    if (isSpent(shown, used.count)) return refuse('factor-spent');
    const left = state.factors.filter((one) => one !== gone);
    const rest = hasSecondFactor({ factors: left }) ? [] : left;
    return [gone, ...rest].map((one) => removed(one, used));
  },
  ConfirmSession: (state, data) => {
    const refusal = unusable(state) ?? factorFault(state, data.means, data.used);
    return refusal ?? [{ type: 'SessionConfirmed', data }];
  },
};

/** The factors after one of them was shown: that cannot be done again. */
export const afterUse = (factors: readonly Factor[], used: FactorUse | undefined): readonly Factor[] =>
  factors.map((factor) =>
    factor.id === used?.factor
      ? { ...factor, spent: isCode(factor) ? [...factor.spent, used.count] : [used.count] }
      : factor,
  );

const confirmedIn = (
  { sessions }: Account,
  session: string | undefined,
  confirmed: Pick<OpenSession, 'confirmedAt' | 'confirmedBy'>,
): readonly OpenSession[] => sessions.map((open) => (open.id === session ? { ...open, ...confirmed } : open));

/** What is remembered of them. */
export const secured: Pick<
  AccountDecider['evolve'],
  'FactorEnrolled' | 'FactorRemoved' | 'FactorsRemoved' | 'SessionConfirmed'
> = {
  FactorEnrolled: (state, { factor, kind, count }, { at, session }) => ({
    ...state,
    factors: [...state.factors, { id: factor, kind, since: at, spent: [count] }],
    // Who enrols it has shown it.
    sessions: isCode({ kind }) ? state.sessions : confirmedIn(state, session, { confirmedAt: at, confirmedBy: kind }),
  }),
  FactorRemoved: (state, { factor, used }) => ({
    ...state,
    factors: afterUse(state.factors, used).filter(({ id }) => id !== factor),
  }),
  FactorsRemoved: (state) => ({ ...state, factors: [] }),
  SessionConfirmed: (state, { session, means, used }, { at }) => ({
    ...state,
    factors: afterUse(state.factors, used),
    sessions: confirmedIn(state, session, { confirmedAt: at, confirmedBy: means }),
  }),
};
