import { readFile } from 'node:fs/promises';
import { isRefusal, type Recorded, upcasting } from '#kernel';
import { allRefusals, type Inquiry, inquire, upcasters } from '#exams';
import { type Fault, isFault, parseCase } from '#rules';
import { sqliteEventStore } from '#stores';
import { readSettings } from '../../../worker/src/settings.js';
import { exits, Sentence } from '../command.js';

/** What a question is about: a round of the log, or a case file, which has no events. */
export type Asked = Inquiry | Fault;

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

/** The text of a file; `undefined` where there is none of that name. */
const fileText = async (name: string): Promise<string | undefined> => {
  try {
    return await readFile(name, 'utf8');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw new Sentence(`Không đọc được ${name} / ${name} cannot be read.`, exits.usage);
  }
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return { code: 'malformed-json', path: '', message: 'the input is not JSON' };
  }
};

const ofFile = (text: string): Asked => {
  const value = parsed(text);
  if (isFault(value)) return value;
  const sound = parseCase(value);
  return isFault(sound) ? sound : { ...sound, events: [] };
};

const noRound = (name: string, log: string): Sentence =>
  new Sentence(
    `Không có đợt thi hay tệp ${name} / there is no round and no file ${name}. The log looked at is ${log}; set KHOABANG_DATA as for the server.`,
    exits.usage,
  );

const codeOf = ({ type, data }: Recorded): unknown =>
  type === 'RoundDrafted' ? (data as { code?: unknown }).code : undefined;

/** The history of the round with this id, or else of the last one drafted with this code. */
const historyOf = async (log: string, name: string): Promise<readonly Recorded[]> => {
  const store = sqliteEventStore({ file: log, readOnly: true });
  try {
    const events = upcasting(store, upcasters);
    const history = await Array.fromAsync(events.read(`round-${name}`));
    if (history.length > 0) return history;
    let stream: string | undefined;
    for await (const recorded of events.readAll()) if (codeOf(recorded) === name) stream = recorded.stream;
    return stream === undefined ? [] : await Array.fromAsync(events.read(stream));
  } finally {
    await store.close();
  }
};

const ofRound = async (name: string): Promise<Asked> => {
  const { events: log } = readSettings(process.env);
  if (log === 'memory') throw new Sentence('A log in memory can be asked only over HTTP.', exits.setting);
  const history = await historyOf(log, name);
  if (history.length === 0) throw noRound(name, log);
  const inquiry = inquire(history);
  if (!isRefusal(inquiry)) return inquiry;
  const { vi, en } = allRefusals[inquiry.refused];
  throw new Sentence(`${vi} ${en}`, exits.usage);
};

/** Reads a case file (`khoabang.case/1`) of this name, or else the round with this id or code, beside a running server. */
export const asked = async (name: string): Promise<Asked> => {
  const text = await fileText(name);
  return text === undefined ? ofRound(name) : ofFile(text);
};
