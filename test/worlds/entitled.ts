import type { Recorded } from '#kernel';
import type { Eye } from './readers.js';
import type { Kind } from './acts.js';

// Who may come to know what of a round, and from when: told from the law (domain §3.7, §3.8, §3.9, §3.11, §3.17) and from the
// seats of the sample, and from nothing of the product. Answers that nobody is named for must not change with the fact.

/** Something that somebody put down, which stays under seal for a time. */
export interface Secret {
  /** As the facts name it. */
  readonly name: string;
  /** Code of the script that it is on, where it is on one. */
  readonly scripts: readonly string[];
}

/** Answers in which a reader may find the fact. */
export type Where = 'EVERYWHERE' | readonly string[];

interface Case {
  readonly kind: Kind;
  readonly eye: Eye;
  readonly secret: Secret;
  readonly about: string;
  readonly writer: string;
  readonly happened: (type: string) => boolean;
  /** True where the reader has done something that led to such an event. */
  readonly did: (type: string) => boolean;
  /** Events of this type that are about the script or the candidate of the secret. */
  readonly told: (type: string) => readonly Recorded[];
}

const NOWHERE: Where = [];

const startsWith = (person: string, ...letters: readonly string[]): boolean =>
  letters.some((letter) => new RegExp(`^${letter}[1-5]$`).test(person));

const personOf = ({ eye: { me } }: Case): string => me?.person ?? '';
const hasRole = ({ eye: { me } }: Case, role: string): boolean => me?.roles.some((held) => held === role) ?? false;

/** Auditors, and the supervision board: they are told that something is under seal, and not what. */
const oversees = (one: Case): boolean => hasRole(one, 'AUDITOR') || startsWith(personOf(one), 'S');

/** Those who run the round, sit in its council or watch over it. */
const isInside = (one: Case): boolean =>
  oversees(one) || hasRole(one, 'HR') || ['p-authority', 'p-superior'].includes(personOf(one)) || isCouncil(one);

const isCouncil = (one: Case): boolean => startsWith(personOf(one), 'M');
const isPanel = (one: Case): boolean =>
  one.kind.panel === 'COUNCIL' ? isCouncil(one) : startsWith(personOf(one), 'E');
const isPanelHead = (one: Case): boolean => personOf(one) === (one.kind.panel === 'COUNCIL' ? 'M1' : 'E1');
const isSeated = (one: Case): boolean => isInside(one) || startsWith(personOf(one), 'Q', 'I', 'C', 'K', 'R', 'E');

/** Sheets are open when the council may compile: where the defence comes first, once the paper is final too. */
const sheetsAreOpen = ({ happened }: Case): boolean => happened('DefenceSealed') && happened('WrittenResultFinal');

/** Where the official marks stand once they are published; who is to score still does not learn them from us. */
const published = (one: Case): readonly string[] => {
  if (one.eye.me === null) return ['public'];
  if (isPanel(one) && !one.happened('DefenceSealed')) return [];
  const gate = one.happened('GateEvaluated') && isSeated(one) ? ['defence', 'waiting', 'round'] : [];
  const own = personOf(one) === `person-${one.about}` ? ['candidates', 'waiting'] : [];
  return ['publications', ...(isSeated(one) ? ['candidates'] : []), ...own, ...gate];
};

/** Insiders from the first result on, everybody from the announcement on. */
const concluded = (one: Case): Where | undefined => {
  if (one.happened('ResultsAnnounced')) return 'EVERYWHERE';
  const isFound = ['ResultsCompiled', 'TieFound', 'PreferenceGapFound'].some(one.happened);
  return isFound && isInside(one) ? 'EVERYWHERE' : undefined;
};

const logs = ['live', 'steps', 'fiveClears', 'decisions', 'history', 'texts'];

/** A mark of the first marking, or a decision about one. */
const ofMarking = (one: Case): Where => {
  const gave = [...one.told('MarkRecorded'), ...one.told('MarkCorrected')].some(
    ({ meta }) => meta.actor === personOf(one),
  );
  const areIn = one.told('MarkSettled').length + one.told('MarkDisputed').length > 0;
  const isWriter = personOf(one) === one.writer;
  const atWork = isWriter || (areIn && (gave || personOf(one) === 'K1')) ? ['scripts', 'waiting'] : [];
  const inside = isInside(one) && one.happened('MarkingCompleted') ? ['scripts', ...logs] : [];
  return [...atWork, ...inside, ...(one.happened('CodeMapUnsealed') ? published(one) : [])];
};

/** A mark of the appeal, or the decision about it. */
const ofAppeal = (one: Case): Where => {
  const isWriter = personOf(one) === one.writer;
  const areIn =
    one.told('AppealSettled').length > 0 ||
    one.told('AppealDisputed').some(({ data }) => (data as { needs: string }).needs === 'CHAIR_DECISION');
  const isThirdAsked = one.told('AppealDisputed').length > 0 && startsWith(personOf(one), 'R');
  const decides = ['K1', 'R1', 'M1'].includes(personOf(one)) || oversees(one);
  return [
    ...(isWriter || (areIn && decides) ? ['scripts', 'waiting'] : []),
    ...(isThirdAsked ? ['scripts', 'waiting'] : []),
    ...(one.happened('WrittenResultFinal') ? [...(isInside(one) ? ['scripts', ...logs] : []), ...published(one)] : []),
  ];
};

/** A sheet of the defence, or what was decided about it. */
const ofSheet = (one: Case): Where => {
  if (sheetsAreOpen(one) && (isInside(one) || isPanel(one))) return ['defence', ...logs, 'waiting', 'round'];
  const isSpread = one.told('SpreadReviewRequired').length > 0;
  const isAsked = one.told('SpreadReviewDecided').some(({ data }) => {
    const { anew } = data as { anew?: readonly string[] };
    return anew?.includes(personOf(one)) ?? false;
  });
  const isWriter = personOf(one) === one.writer;
  return isWriter || isAsked || (isSpread && isPanelHead(one)) ? ['defence', 'waiting'] : NOWHERE;
};

/** A vote is the voter's own until the vote is closed, and then the council's. */
const ofVote = (one: Case): Where => {
  if (one.happened('MotionClosed')) return isInside(one) ? 'EVERYWHERE' : NOWHERE;
  return personOf(one) === one.writer ? ['council', 'waiting'] : NOWHERE;
};

/** Whose script is which: nobody before the result is recognised, but whoever hears an appeal knows on which script. */
const ofMap = (one: Case): Where => {
  if (one.happened('ResultsRecognised')) return 'EVERYWHERE';
  const hears = startsWith(personOf(one), 'R') || ['K1', 'M1'].includes(personOf(one)) || oversees(one);
  return hears && one.happened('AppealFiled') ? ['scripts', 'waiting'] : NOWHERE;
};

/** What a member of the council thinks of who may be hired: the member's own until it is reported, and then the council's. */
const ofOpinion = (one: Case): Where => {
  if (one.happened('OpinionsReported')) return isInside(one) ? 'EVERYWHERE' : NOWHERE;
  return personOf(one) === one.writer ? ['waiting'] : NOWHERE;
};

/** Who makes and checks an appointment, and who appoints. The person learns what was thought with the decision. */
const ofDossier = (one: Case): Where => {
  const handles = hasRole(one, 'HR') || hasRole(one, 'AUDITOR') || personOf(one) === 'p-authority';
  if (handles) return ['appointments', 'waiting', 'decisions', 'fiveClears', 'caseHistory'];
  if (oversees(one)) return ['waiting'];
  const isDecided = one.happened('Appointed') || one.happened('AppointmentRefused');
  return isDecided && personOf(one) === `person-${one.about}` ? ['appointments', 'caseHistory'] : NOWHERE;
};

/** Who denounced somebody: who did, and the head of the body, who handles it, by the texts alone. The chair is not to know. */
const ofSender = (one: Case): Where => {
  if (one.did('ComplaintLodged')) return 'EVERYWHERE';
  return personOf(one) === 'p-authority' ? ['texts'] : NOWHERE;
};

/** What no announcement makes known. */
const neverPublic: ReadonlySet<string> = new Set(['sender', 'vote', 'map', 'opinion', 'party', 'standard']);

const byKind: Readonly<Record<string, (one: Case) => Where>> = {
  mark: ofMarking,
  third: ofMarking,
  head: ofMarking,
  collective: ofMarking,
  appeal: ofAppeal,
  chair: ofAppeal,
  sheet: ofSheet,
  anew: ofSheet,
  spread: ofSheet,
  vote: ofVote,
  map: ofMap,
  tie: () => NOWHERE,
  opinion: ofOpinion,
  party: ofDossier,
  standard: ofDossier,
  sender: ofSender,
};

/** Where a reader may find a fact after this has happened in one of the worlds. */
const inOne = (kind: Kind, eye: Eye, secret: Secret, history: readonly Recorded[]): Where => {
  const [of = '', about = '', writer = ''] = secret.name.split('/');
  const isAbout = ({ data }: Recorded): boolean => {
    const { script, candidate } = data as { readonly script?: string; readonly candidate?: string };
    return script === undefined ? candidate === about : secret.scripts.includes(script);
  };
  const one: Case = {
    kind,
    eye,
    secret,
    about,
    writer,
    happened: (type) => history.some((event) => event.type === type),
    did: (type) => history.some(({ type: known, meta }) => known === type && meta.actor === eye.me?.person),
    told: (type) => history.filter((event) => event.type === type && isAbout(event)),
  };
  const rule = byKind[of];
  if (rule === undefined) throw new Error(`nobody says who may know of ${secret.name}`);
  return neverPublic.has(of) ? rule(one) : (concluded(one) ?? rule(one));
};

/** Answers that are no part of a round. */
const besideParts: ReadonlySet<string> = new Set(['waiting', 'live', 'texts', 'invariants', 'appointments', 'public']);

/** Where a reader may find that the worlds differ: what either of them allows. */
export const entitledTo = (
  kind: Kind,
  eye: Eye,
  secret: Secret,
  histories: readonly (readonly Recorded[])[],
): Where => {
  const allowed = histories.map((history) => inOne(kind, eye, secret, history));
  const [first, second] = histories.map((history) =>
    history.map(({ type, data }) => `${type} ${(data as { readonly needs?: string }).needs ?? ''}`).join(),
  );
  // That something else followed, those may know who watch.
  const watched =
    first !== second && (eye.me?.roles.includes('AUDITOR') === true || startsWith(eye.me?.person ?? '', 'S'))
      ? ['round', 'live', 'history', 'waiting', 'steps', 'fiveClears', 'decisions', 'texts', 'invariants']
      : [];
  const where = [...allowed.flat(), ...watched];
  // What differs between two instants is told of every part of a round that its reader may see.
  const isInParts = where.some((name) => !besideParts.has(name));
  return allowed.includes('EVERYWHERE') ? 'EVERYWHERE' : [...where, ...(isInParts ? ['changes'] : [])];
};
