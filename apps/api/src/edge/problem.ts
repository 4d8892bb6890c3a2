import type { Refusal } from '#kernel';
import { sourceVi } from '#rules';
import {
  allRefusals,
  type Language,
  type Names,
  own,
  type Part,
  type Role,
  roleWords,
  seatWords,
  sentence,
  sourceIn,
  type Wording,
  type Words,
} from '#exams';

import { type EdgeCode, edgeWords, ownTitles, titles } from './problem-words.js';
import { refusedChoices, refusedField } from './refused-fields.js';

export type { Language, Words } from '#exams';

/** Vietnamese unless the reader asks for English first. */
export const languageOf = (acceptLanguage: string | undefined): Language =>
  /^\s*en\b/i.test(acceptLanguage ?? '') ? 'en' : 'vi';

/** One field of a body that cannot be used, and why. A bare string is shown to readers of both languages. */
export interface FieldFault {
  readonly field: string;
  readonly message: string | Words;
}

/** What is wrong with one field, in both languages. */
export const faultAt = (field: string, vi: string, en: string): FieldFault => ({ field, message: { vi, en } });

/** A fault in the reader's language. */
export interface WordedFault {
  /** Path of the field in the body, name of the parameter, or column of the file. */
  readonly field: string;
  readonly message: string;
}

/** RFC 9457. `code` is stable and meant for programs, `detail` for people. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  /** For people, in the language asked for. */
  readonly detail: string;
  /** Stable, for programs. */
  readonly code: string;
  /** The rule behind a refusal, the same in every language: for programs. */
  readonly source?: string;
  /** The same as texts in the language asked for cite it. */
  readonly sourceText?: string;
  /** Path of the field of the body that a refusal is about, where it is about one. */
  readonly field?: string;
  /** What can be sent in that field instead, where it is one of a few words. */
  readonly choices?: readonly string[];
  /** What cannot be used of what was sent, or is missing in it. */
  readonly fields?: readonly WordedFault[];
  /** All that stands against it, the first as above, where several faults were found at once. */
  readonly faults?: readonly Saying[];
  /** The roles that may do what this reader may not. */
  readonly allowed?: readonly Role[];
  /** What can be done in the round now, the reader's own part first. */
  readonly next?: readonly WordedStep[];
}

/** One of several faults that were found at once, in the reader's language. */
export type Saying = Pick<Problem, 'code' | 'detail' | 'source' | 'sourceText' | 'field' | 'choices'>;

/** A step that can be taken now instead of the one that was refused. */
export interface NextStep {
  readonly words: Words;
  /** What it is about, as in `waiting`; empty for the whole round. */
  readonly subject: string;
  readonly command: string;
  readonly href: string;
  readonly seats: readonly Part[];
  /** True where the reader can take it. */
  readonly yours: boolean;
}

/** The same in the reader's language. */
export interface WordedStep {
  readonly text: string;
  /** What it is about, by its code or id; empty for the whole round. */
  readonly subject: string;
  /** Who can take it. */
  readonly by: string;
  readonly command: string;
  readonly method: 'POST';
  readonly href: string;
  readonly yours: boolean;
}

const titleOf = (status: number, language: Language): string =>
  (titles[status] ?? { vi: 'Lỗi', en: 'Error' })[language];

/** Seats in words; none for those in which nobody in particular sits. */
const seatsInWords = (seats: readonly Part[], language: Language): string =>
  seats.flatMap((seat) => own<Words>(seatWords, seat)?.[language] ?? []).join(', ');

/** Says who may, in words: by their seats in the round where there are any, or else by their roles. */
const allowedOnly = ({ roles, seats = [] }: Allowed, language: Language): string => {
  const named =
    seatsInWords(seats, language) || [...new Set(roles)].map((role) => roleWords[role][language]).join(', ');
  return {
    vi: `Vai trò của ông/bà không được làm việc này. Người được làm: ${named}.`,
    en: `Your role may not do this. These may: ${named}.`,
  }[language];
};

const worded = ({ field, message }: FieldFault, language: Language): WordedFault => ({
  field,
  message: typeof message === 'string' ? message : message[language],
});

/** What was thrown inside the edge, in the reader's language. */
export const edgeProblem = (answer: ProblemAnswer, language: Language): Problem => {
  const { status, code, fields, allowed, details } = answer;
  return {
    type: `urn:khoabang:problem:${code}`,
    title: own<Words>(ownTitles, code)?.[language] ?? titleOf(status, language),
    status,
    code,
    detail: allowed === undefined ? sentence(edgeWords[code], details, language) : allowedOnly(allowed, language),
    ...(fields === undefined ? {} : { fields: fields.map((fault) => worded(fault, language)) }),
    ...(allowed === undefined ? {} : { allowed: allowed.roles }),
  };
};

const stepInWords = ({ words, subject, command, href, seats, yours }: NextStep, language: Language): WordedStep => ({
  text: words[language],
  subject,
  by: seatsInWords(seats, language),
  command,
  method: 'POST',
  href,
  yours,
});

/** The fields that a command lacks, for refusals of what it leaves out. */
const lacking: Readonly<Partial<Record<keyof typeof allRefusals, readonly FieldFault[]>>> = {
  'valid-time-missing': [faultAt('occurredAt', 'thiếu: thời điểm đã xảy ra', 'is missing: when it happened')],
  'backdated-without-reason': [
    faultAt(
      'backdatedReason',
      'mã lý do ghi sau, cần có cùng thời điểm',
      'code of why it is late, needed with the time',
    ),
    faultAt(
      'backdatedNote',
      'ghi chú của Ban giám sát hoặc của người nhập, cần có cùng thời điểm',
      'note of the supervision board or of whoever types it in, needed with the time',
    ),
  ],
};

/** What a refusal says, and the rule behind it. */
const refusalWorded = (refusal: Refusal, names: Names, language: Language): Saying => {
  const { refused, details } = refusal;
  const wording: Wording | undefined = (allRefusals as Readonly<Record<string, Wording>>)[refused];
  if (wording === undefined) return { code: refused, detail: refused };
  const source = sourceIn(details) ?? wording.source;
  const field = refusedField(refusal);
  const choices = refusedChoices(refusal);
  return {
    code: refused,
    detail: sentence(wording, details, language, names),
    source,
    sourceText: language === 'vi' ? sourceVi(source) : source,
    ...(field === undefined ? {} : { field }),
    ...(choices === undefined ? {} : { choices }),
  };
};

/** A refusal in the reader's language, with the rule behind it and what can be done instead. */
export const refusalProblem = ({ refusal, aside: { names, next, hint } }: Refused, language: Language): Problem => {
  const { refused, others = [] } = refusal;
  const fields = own<readonly FieldFault[]>(lacking, refused);
  const said = refusalWorded(refusal, names, language);
  const faults = [said, ...others.map((other) => refusalWorded(other, names, language))];
  return {
    type: `urn:khoabang:refusal:${refused}`,
    title: titleOf(409, language),
    status: 409,
    ...said,
    detail: hint === undefined ? said.detail : `${said.detail} ${hint[language]}`,
    ...(others.length === 0 ? {} : { faults }),
    ...(fields === undefined ? {} : { fields: fields.map((fault) => worded(fault, language)) }),
    ...(next.length === 0 ? {} : { next: next.map((step) => stepInWords(step, language)) }),
  };
};

/** Who may do what this reader may not. */
export interface Allowed {
  readonly roles: readonly Role[];
  /** The seats of a round, where the command belongs to one. */
  readonly seats?: readonly Part[];
}

/** Thrown inside the edge to answer with a problem. */
export class ProblemAnswer extends Error {
  /** What fills the gaps of its words. */
  readonly details: Refusal['details'] = {};

  constructor(
    readonly status: number,
    readonly code: EdgeCode,
    readonly fields?: readonly FieldFault[],
    readonly allowed?: Allowed,
  ) {
    super(code);
  }
}

/** Thrown inside the edge to answer that somebody asks too much. */
export class TooMany extends ProblemAnswer {
  constructor(
    readonly retryAfterS: number,
    code: EdgeCode = 'too-many-requests',
    override readonly details: Refusal['details'] = {},
  ) {
    super(429, code);
  }
}

/** What helps whoever is refused: names of those whom the refusal is about, and what can be done now. */
export interface Aside {
  readonly names: Names;
  readonly next: readonly NextStep[];
  /** What to do where the refusal is only about a day that has passed. */
  readonly hint?: Words | undefined;
}

/** Thrown inside the edge to answer with a refusal. */
export class Refused extends Error {
  constructor(
    readonly refusal: Refusal,
    readonly aside: Aside = { names: {}, next: [] },
  ) {
    super(refusal.refused);
  }
}

/** What comes of a task; nothing where it is refused, for who does not learn why. */
export const unlessRefused = <Result>(task: Promise<Result>): Promise<Result | undefined> =>
  task.catch((error: unknown) => {
    if (error instanceof Refused) return undefined;
    throw error;
  });
