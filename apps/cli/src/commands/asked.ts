import { readFile } from 'node:fs/promises';
import { type Cut, type EventStore, isRefusal, type Recorded, untilCut } from '#kernel';
import { allRefusals, type Inquiry, inquire } from '#exams';
import { type Fault, isFault, parseCase } from '#rules';
import { shownAddress } from '#stores';
import { mustBePrivate } from '../../../host/src/data-folder.js';
import { readSettings } from '../../../host/src/settings.js';
import { isKept, isThere, logBeside, reaching } from '../beside.js';
import { exits, parsedJson, Sentence, usageFault } from '../command.js';

/** What a question is about: a round of the log, or a case file, which has no events. */
export type Asked = Inquiry | Fault;

/** A folder of that name is no file: a round may be called like it. */
const isMissing = (error: unknown): boolean =>
  ['ENOENT', 'EISDIR'].includes((error as NodeJS.ErrnoException).code ?? '');

/** The text of a file; `undefined` where there is none of that name. */
const fileText = async (name: string): Promise<string | undefined> => {
  try {
    return await readFile(name, 'utf8');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw new Sentence(`Không đọc được ${name} / ${name} cannot be read.`, exits.usage);
  }
};

const ofFile = (text: string): Asked => {
  const json = parsedJson(text);
  if (isFault(json)) return json;
  const sound = parseCase(json.value);
  return isFault(sound) ? sound : { ...sound, events: [] };
};

const noRound = (name: string, log: string): Sentence =>
  new Sentence(
    [
      `Không có đợt thi hay tệp ${name}. Nhật ký đã xem là ${log}; hãy đặt KHOABANG_DATA như của máy chủ.`,
      `There is no round and no file ${name}. The log looked at is ${log}; set KHOABANG_DATA as for the server.`,
    ].join('\n'),
    exits.usage,
  );

const codeOf = ({ type, data }: Recorded): unknown =>
  type === 'RoundDrafted' ? (data as { code?: unknown }).code : undefined;

/** The history of the round with this id, or else of the last one drafted with this code. */
const historyIn = async (events: EventStore, name: string): Promise<readonly Recorded[]> => {
  const history = await Array.fromAsync(events.read(`round-${name}`));
  if (history.length > 0) return history;
  let stream: string | undefined;
  for await (const recorded of events.readAll()) if (codeOf(recorded) === name) stream = recorded.stream;
  return stream === undefined ? [] : Array.fromAsync(events.read(stream));
};

/** Opens the log beside whoever writes it. */
const reading = <Answer>(log: string, read: (events: EventStore) => Promise<Answer>): Promise<Answer> =>
  reaching(async () => {
    const events = await logBeside(log);
    return read(events).finally(() => events.close());
  });

const IN_MEMORY = 'Nhật ký trong bộ nhớ chỉ hỏi được qua HTTP. / A log in memory can be asked only over HTTP.';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/i;

/** The place in recorded time that `--at` names; without it, now. Throws for what names none. */
export const cutAt = (at: unknown): Cut => {
  if (typeof at !== 'string') return {};
  if (/^\d{1,18}$/.test(at)) return { position: BigInt(at) };
  if (INSTANT.test(at) && !Number.isNaN(Date.parse(at))) return { instant: new Date(at).toISOString() };
  throw usageFault('Write --at as an instant with its offset, like 2026-03-17T08:00:00Z, or as a position of the log.');
};

const NOT_THEN = 'Khi đó chưa có đợt thi này. / There was no such round then.';

const ofRound = async (name: string, cut: Cut): Promise<Asked> => {
  const settings = readSettings(process.env);
  const { events: log } = settings;
  if (!isKept(log)) throw new Sentence(IN_MEMORY, exits.setting);
  mustBePrivate(settings);
  const history = isThere(log) ? await reading(log, (events) => historyIn(events, name)) : [];
  if (history.length === 0) throw noRound(name, shownAddress(log));
  const known = untilCut(history, cut);
  if (known.length === 0) throw new Sentence(NOT_THEN, exits.usage);
  const inquiry = inquire(known);
  if (!isRefusal(inquiry)) return inquiry;
  const { vi, en } = allRefusals[inquiry.refused];
  throw new Sentence(`${vi} ${en}`, exits.usage);
};

const NO_PAST = 'Tệp hồ sơ không có quá khứ: hãy hỏi chính đợt thi. / A case file has no past: ask the round itself.';

/**
 * Reads a case file (`khoabang.case/1`) of this name, or else the round with this id or code, beside a running server: what
 * had been recorded of it up to the cut.
 */
export const asked = async (name: string, cut: Cut): Promise<Asked> => {
  const text = await fileText(name);
  if (text === undefined) return ofRound(name, cut);
  if (Object.keys(cut).length > 0) throw new Sentence(NO_PAST, exits.usage);
  return ofFile(text);
};
