import { useState } from 'react';
import type { Act } from '../../api/acts.js';
import type { WaitingAnswer } from '../../api/types.gen.js';
import { Note } from '../../ui/Note.js';
import { Facts } from '../../ui/Table.js';
import { roleWords } from '../../words/codes.js';
import { day } from '../../words/format.js';
import { type Language, useLanguage, useSay, type Words } from '../../words/language.js';
import { sourceWords } from './source.js';

type Line = WaitingAnswer['items'][number];

const final: Words = {
  vi: '! Việc này niêm phong, mở niêm phong hoặc quyết định: gửi rồi thì không rút lại được. Có thể phải xác nhận lại bằng mã xác thực.',
  en: '! This seals, unseals or decides: once sent it cannot be taken back. The second factor may be asked for again.',
};
const kept: Words = {
  vi: 'Gửi rồi thì được ghi vào nhật ký, không xóa được; có sai thì sửa bằng một việc khác.',
  en: 'Once sent it stands in the log and is not erased; what was wrong is mended by another act.',
};

/** Where a line of work stands: who can do it, since when it waits, until when, and what follows when nobody does. */
const factsOf = (line: Line, say: (words: Words) => string, language: Language) => {
  const { words, persons, yours, since, due, onExpiry } = line;
  const among = yours ? say({ vi: ' (trong đó có ông/bà)', en: ' (you among them)' }) : '';
  const expiry = onExpiry?.words ?? null;
  return [
    [say({ vi: 'Việc', en: 'Task' }), say(words)],
    [
      say({ vi: 'Người làm được bây giờ', en: 'Who can now' }),
      persons.length === 0 ? null : `${String(persons.length)}${among}`,
    ],
    [say({ vi: 'Chờ từ', en: 'Waits since' }), day(language, since)],
    [say({ vi: 'Hạn', en: 'Due' }), due === null ? null : day(language, due)],
    [say({ vi: 'Nếu quá hạn', en: 'When it runs out' }), expiry === null ? null : say(expiry)],
  ] as const;
};

/** What this act is, who may do it, by which rule, until when, and what happens if nobody does. */
export const About = ({ act, line }: { readonly act: Act; readonly line: Line | undefined }) => {
  const say = useSay();
  const { language } = useLanguage();
  const rule = line?.rule ?? act.title.source;
  return (
    <section className="card stack" aria-label={say({ vi: 'Về việc này', en: 'About this act' })}>
      <Facts
        items={[
          ...(line === undefined ? [] : factsOf(line, say, language)),
          [say({ vi: 'Theo', en: 'By' }), rule === null ? null : say(sourceWords(rule))],
          [say({ vi: 'Ai được làm', en: 'Who may' }), act.roles.map((role) => say(roleWords(role))).join(', ')],
        ]}
      />
      <p className="small soft">{say(act.weighty === true ? final : kept)}</p>
    </section>
  );
};

const shown = (lines: readonly Line[]): string =>
  JSON.stringify(lines.map(({ code, subject, ready, missing, persons }) => [code, subject, ready, missing, persons]));

/** Says quietly that what the form is about changed while it was open. What was typed stays. */
export const Changed = ({
  lines,
  candidates,
}: {
  readonly lines: readonly Line[];
  /** Those that the form knows of: ids that are proposed follow from them. */
  readonly candidates: readonly string[];
}) => {
  const say = useSay();
  const now = `${shown(lines)} ${candidates.join(' ')}`;
  const [before, setBefore] = useState(now);
  if (before === now) return null;
  return (
    <Note tone="warn">
      <p>
        {lines.length === 0 && !before.startsWith('[]')
          ? say({
              vi: 'Việc này không còn chờ nữa: có thể người khác vừa làm xong. Nội dung ông/bà đã nhập vẫn giữ nguyên.',
              en: 'This waits no longer: somebody else may just have done it. What you typed is still here.',
            })
          : say({
              vi: 'Đợt thi vừa có thay đổi liên quan đến việc này. Nội dung ông/bà đã nhập vẫn giữ nguyên; hãy xem lại trước khi gửi.',
              en: 'The round has just changed in what this is about. What you typed is still here; look at it again before you send it.',
            })}
      </p>
      <div>
        <button
          type="button"
          className="button quiet"
          onClick={() => {
            setBefore(now);
          }}
        >
          {say({ vi: 'Đã xem', en: 'Seen' })}
        </button>
      </div>
    </Note>
  );
};
