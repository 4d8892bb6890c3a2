import { useState } from 'react';
import { useRead } from '../../api/reading.js';
import type { ListRoundCandidatesAnswer } from '../../api/types.gen.js';
import { Button } from '../../ui/Button.js';
import { Note } from '../../ui/Note.js';
import { useSay } from '../../words/language.js';
import { EnvelopeCard, PutAway } from './Envelope.js';
import { type FieldProps, textOf, useForm, useLabel } from './form.js';
import { randomHex } from '../../ui/hash.js';
import { codeMapCommitment, codesOf, drawnCodes, type Envelope, KEPT, lotCommitment, scriptsDue } from './secrets.js';
import { valueAt } from './values.js';

/** What is on the page, and on it alone, until it was saved or printed. */
const useEnvelopes = () => {
  const { set } = useForm();
  const [envelopes, setEnvelopes] = useState<readonly Envelope[]>([]);
  const [out, setOut] = useState<readonly number[]>([]);
  return {
    envelopes,
    isOut: envelopes.length > 0 && envelopes.every((_, at) => out.includes(at)),
    take: (made: readonly Envelope[]) => {
      setEnvelopes(made);
      setOut([]);
      set([KEPT], undefined);
    },
    leave: (at: number) => {
      setOut((before) => [...before, at]);
    },
  };
};

const lotNote = {
  vi: 'Cất kín cho đến khi bốc thăm: chỉ mở được bằng đúng số bí mật này. Nếu mất, Chủ tịch phải tuyên bố mất.',
  en: 'Lock it away until the draw: the lot is opened with this secret alone. If it is lost, the chair has to say so.',
};

/** What was made before the page was loaded anew: it is with its keeper, or has to be made again. */
const Made = ({ commitment }: { readonly commitment: string }) => {
  const say = useSay();
  const { value } = useForm();
  if (commitment === '') return null;
  const isKept = valueAt(value, [KEPT]) === true;
  return (
    <Note tone={isKept ? 'good' : 'warn'}>
      <p>
        {isKept
          ? say({ vi: 'Đã cất. Mã cam kết sẽ gửi:', en: 'Put away. The commitment to be sent:' })
          : say({ vi: 'Chưa cất. Mã cam kết:', en: 'Not put away yet. The commitment:' })}
      </p>
      <code className="break">{commitment}</code>
    </Note>
  );
};

/** The secret of a lot and the commitment to it, made here: the commitment is sent, the secret never. */
export const LotCommitment = ({ path, value, needed }: FieldProps) => {
  const say = useSay();
  const { round = '', set, value: all } = useForm();
  const label = useLabel({ path, needed });
  const { envelopes, isOut, take, leave } = useEnvelopes();
  const make = async (): Promise<void> => {
    const secret = randomHex();
    const commitment = await lotCommitment(secret);
    set(path, commitment);
    take([{ format: 'khoabang.envelope/1', round, commitment, secret }]);
  };
  return (
    <fieldset className="card stack">
      <legend>{label}</legend>
      <Made commitment={textOf(value)} />
      {envelopes.map((envelope) => (
        <EnvelopeCard
          key={envelope.commitment}
          title={{ vi: 'Phong bì số bí mật bốc thăm', en: 'Envelope with the secret of the lot' }}
          note={lotNote}
          file={`boc-tham-${round}.json`}
          envelope={envelope}
          onOut={() => {
            leave(0);
          }}
        />
      ))}
      {envelopes.length === 0 ? null : (
        <PutAway
          isOut={isOut}
          isKept={valueAt(all, [KEPT]) === true}
          onKept={(isKept) => {
            set([KEPT], isKept);
          }}
        />
      )}
      <div className="row">
        <Button
          onClick={() => {
            void make();
          }}
        >
          {textOf(value) === ''
            ? say({ vi: 'Tạo số bí mật', en: 'Make the secret' })
            : say({ vi: 'Tạo số bí mật khác', en: 'Make another secret' })}
        </Button>
      </div>
    </fieldset>
  );
};

const keepers = [
  {
    title: { vi: 'Phong bì 1: bảng phách', en: 'Envelope 1: the code map' },
    note: {
      vi: 'Giao người giữ bảng phách. Không để người giữ muối xem.',
      en: 'For the keeper of the map. The keeper of the salt does not see it.',
    },
    file: 'bang-phach',
  },
  {
    title: { vi: 'Phong bì 2: muối', en: 'Envelope 2: the salt' },
    note: {
      vi: 'Giao người giữ muối. Thiếu một trong hai phong bì thì không mở được bảng phách.',
      en: 'For the keeper of the salt. Without either envelope the map cannot be opened.',
    },
    file: 'muoi',
  },
] as const;

/** Codes for the scripts handed in, drawn here: the codes and the commitment are sent, the map and its salt never. */
export const CodeMap = ({ path, value, needed }: FieldProps) => {
  const say = useSay();
  const { round = '', set, value: all } = useForm();
  const label = useLabel({ path, needed });
  const candidates = useRead<ListRoundCandidatesAnswer>(
    `/api/rounds/${encodeURIComponent(round)}/candidates?limit=500`,
  );
  const { envelopes, isOut, take, leave } = useEnvelopes();
  const due = scriptsDue(candidates.data?.items ?? []);
  const make = async (): Promise<void> => {
    const map = drawnCodes(due);
    const salt = randomHex();
    const commitment = await codeMapCommitment(map, salt);
    set(['codes'], codesOf(map));
    set(path, commitment);
    const sealed = { format: 'khoabang.envelope/1', round, commitment } as const;
    take([
      { ...sealed, map },
      { ...sealed, salt },
    ]);
  };
  return (
    <fieldset className="card stack">
      <legend>{label}</legend>
      <p>
        {say({ vi: 'Số bài thi đã nộp', en: 'Scripts handed in' })}: <strong>{due.length}</strong>
      </p>
      <Made commitment={textOf(value)} />
      {envelopes.map((envelope, at) => {
        const keeper = keepers[at === 0 ? 0 : 1];
        return (
          <EnvelopeCard
            key={`${envelope.commitment} ${keeper.file}`}
            title={keeper.title}
            note={keeper.note}
            file={`${keeper.file}-${round}.json`}
            envelope={envelope}
            onOut={() => {
              leave(at);
            }}
          />
        );
      })}
      {envelopes.length === 0 ? null : (
        <PutAway
          isOut={isOut}
          isKept={valueAt(all, [KEPT]) === true}
          onKept={(isKept) => {
            set([KEPT], isKept);
          }}
        />
      )}
      <div className="row">
        <Button
          why={due.length === 0 ? say({ vi: 'chưa có bài thi nào', en: 'there are no scripts yet' }) : undefined}
          onClick={() => {
            void make();
          }}
        >
          {textOf(value) === ''
            ? say({ vi: `Đánh phách ${String(due.length)} bài`, en: `Draw codes for ${String(due.length)} scripts` })
            : say({ vi: 'Đánh phách lại từ đầu', en: 'Draw them anew' })}
        </Button>
      </div>
    </fieldset>
  );
};
