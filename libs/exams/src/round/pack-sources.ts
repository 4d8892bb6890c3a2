import type { Details, Refusal } from '#kernel';
import { cite, type Pack, type Source } from '#rules';

interface Sourced {
  readonly source: Source;
}

const council = ({ councilSizes }: Pack): Sourced => councilSizes;
const scorers = ({ defence }: Pack): Sourced => defence.scorersMin;
const spread = ({ defence }: Pack): Sourced => defence.spreadLimit;
const channels = ({ noticeChannels }: Pack): Sourced => noticeChannels;
const fewest = ({ minCandidates }: Pack): Sourced => minCandidates;
const appeals = ({ appeal }: Pack): Sourced => appeal.window;
const scale = ({ written }: Pack): Sourced => written.scale;
const grain = ({ written }: Pack): Sourced => written.markGrain;

/**
 * Refusals by a number or choice of the pack: a round is refused by the text behind its own pack, whatever other packs
 * rest on. All other refusals cite what stands beside their words.
 */
export const PACK_SOURCES: Readonly<Record<string, (pack: Pack) => Sourced>> = {
  'council-missing': council,
  'council-size': council,
  'council-roles': council,
  'panel-too-small': scorers,
  'spread-review-open': spread,
  'no-spread-review': spread,
  'sheet-already-signed': spread,
  'too-few-versions': ({ paperVersionsMin }) => paperVersionsMin,
  'rooms-posted-too-late': ({ listPostedWorkingDaysBefore }) => listPostedWorkingDaysBefore,
  'too-few-witnesses': ({ witnessesMin }) => witnessesMin,
  'too-few-invigilators': ({ invigilatorsMin }) => invigilatorsMin,
  'channel-missing': channels,
  'no-channel': channels,
  'window-too-short': ({ applicationsDays }) => applicationsDays,
  'amended-too-late': ({ noticeAmendDaysBefore }) => noticeAmendDaysBefore,
  'notice-stands': ({ noticeAmendDaysBefore }) => noticeAmendDaysBefore,
  'too-few-candidates': fewest,
  'shortfall-undeclared': fewest,
  'appeal-late': appeals,
  'window-still-open': appeals,
  'supervision-unreported': ({ supervision }) => supervision,
  'sheet-score-off-scale': scale,
  'sheet-score-off-grain': grain,
};

/** The same refusal, with the source in the round's own pack where it is by one of its parameters. */
export const citing = <Code extends string>({ refused, details }: Refusal<Code>, pack: Pack): Refusal<Code> => {
  const of = PACK_SOURCES[refused];
  return { refused, details: of === undefined ? details : { ...details, source: cite(of(pack).source) } };
};

/** What a refusal rests on in the pack of its round, where that is said. */
export const sourceIn = ({ source }: Details): string | undefined => (typeof source === 'string' ? source : undefined);
