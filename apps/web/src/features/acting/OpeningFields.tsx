import { useEffect, useId, useState } from 'react';
import { useRead } from '../../api/reading.js';
import type { ListRoundPublicationsAnswer } from '../../api/types.gen.js';
import { Button } from '../../ui/Button.js';
import { TextField } from '../../ui/Field.js';
import { Note } from '../../ui/Note.js';
import { useSay, type Words } from '../../words/language.js';
import { type FieldProps, textOf, useFaultOf, useForm, useLabel } from './form.js';
import { randomHex } from '../../ui/hash.js';
import { type CodeEntry, codeMapCommitment, isHex, lotCommitment, openedEnvelope } from './secrets.js';
import { type Value, valueAt } from './values.js';

/** Envelopes as they were saved: read here, and only what is asked for is sent. */
const EnvelopeFiles = ({
  label,
  onOpened,
}: {
  readonly label: string;
  readonly onOpened: (opened: ReturnType<typeof openedEnvelope>) => void;
}) => {
  const say = useSay();
  const id = useId();
  const [fault, setFault] = useState('');
  const take = async (files: readonly File[]): Promise<void> => {
    const opened = await Promise.all(files.map(async (file) => openedEnvelope(await file.text())));
    const all = Object.assign({}, ...opened) as ReturnType<typeof openedEnvelope>;
    setFault(
      Object.keys(all).length > 0 ? '' : say({ vi: 'Tệp này không phải phong bì.', en: 'This file is no envelope.' }),
    );
    onOpened(all);
  };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {fault === '' ? null : <p className="fault">✕ {fault}</p>}
      <input
        id={id}
        type="file"
        multiple
        accept=".json,application/json"
        className="input"
        onChange={({ target }) => {
          void take([...(target.files ?? [])]);
        }}
      />
    </div>
  );
};

/** What the round committed to, as it was made public last; `undefined` where that cannot be read. */
const usePublished = (to: 'PAPER' | 'ORDER' | 'CODE_MAP'): string | undefined => {
  const { round = '' } = useForm();
  const { data } = useRead<ListRoundPublicationsAnswer>(`/api/rounds/${encodeURIComponent(round)}/publications`);
  return data?.items.filter((one) => one.kind === 'COMMITMENT' && one.content.to === to).at(-1)?.snapshot;
};

const fits: Words = { vi: 'Khớp mã cam kết đã công bố.', en: 'It fits the commitment made public.' };
const differs: Words = {
  vi: 'Không khớp mã cam kết đã công bố: kiểm tra lại trước khi gửi.',
  en: 'It does not fit the commitment made public: check it before it is sent.',
};

/** Whether what is about to be opened fits what was committed to, worked out here. */
const Fit = ({
  published,
  worked,
}: {
  readonly published: string | undefined;
  readonly worked: () => Promise<string>;
}) => {
  const say = useSay();
  const [commitment, setCommitment] = useState<string>();
  useEffect(() => {
    let isAsked = true;
    void worked().then((made) => {
      if (isAsked) setCommitment(made);
    });
    return () => {
      isAsked = false;
    };
  }, [worked]);
  if (published === undefined || commitment === undefined) return null;
  const isFit = commitment === published;
  return <Note tone={isFit ? 'good' : 'bad'}>{isFit ? `✓ ${say(fits)}` : `✕ ${say(differs)}`}</Note>;
};

/** The secret of a lot, out of its envelope or typed from the print. */
export const LotSecret = ({ path, value, needed }: FieldProps) => {
  const say = useSay();
  const { set, command } = useForm();
  const text = textOf(value);
  const label = useLabel({ path, needed });
  const published = usePublished(command === 'DrawPaper' ? 'PAPER' : 'ORDER');
  const [worked, setWorked] = useState(() => () => lotCommitment(text));
  const change = (secret: string): void => {
    set(path, secret);
    setWorked(() => () => lotCommitment(secret));
  };
  return (
    <fieldset className="card stack">
      <legend>{label}</legend>
      <EnvelopeFiles
        label={say({ vi: 'Tệp phong bì đã lưu', en: 'The saved envelope' })}
        onOpened={({ secret }) => {
          if (secret !== undefined) change(secret);
        }}
      />
      <TextField
        label={say({ vi: 'Hoặc gõ theo bản in (64 chữ số)', en: 'Or type it from the print (64 digits)' })}
        fault={useFaultOf(path)}
        value={text}
        autoComplete="off"
        spellCheck={false}
        onText={(typed) => {
          change(typed.replace(/\s/g, '').toLowerCase());
        }}
      />
      {isHex(text) ? <Fit published={published} worked={worked} /> : null}
    </fieldset>
  );
};

const mapIn = (value: Value): readonly CodeEntry[] => (Array.isArray(value) ? (value as readonly CodeEntry[]) : []);

/** The code map and its salt, out of the two envelopes of their keepers. */
export const OpenedCodeMap = ({ path, value, needed }: FieldProps) => {
  const say = useSay();
  const { set, value: all } = useForm();
  const label = useLabel({ path, needed });
  const fault = useFaultOf(path);
  const published = usePublished('CODE_MAP');
  const map = mapIn(value);
  const salt = textOf(valueAt(all, ['salt']));
  const [worked, setWorked] = useState(() => () => codeMapCommitment(map, salt));
  const opened = ({ map: read, salt: readSalt }: ReturnType<typeof openedEnvelope>): void => {
    if (read !== undefined) set(path, read as unknown as Value);
    if (readSalt !== undefined) set(['salt'], readSalt);
    setWorked(() => () => codeMapCommitment(read ?? map, readSalt ?? salt));
  };
  return (
    <fieldset className="card stack">
      <legend>{label}</legend>
      {fault === undefined ? null : <p className="fault">✕ {fault}</p>}
      <EnvelopeFiles
        label={say({
          vi: 'Tệp phong bì của người giữ (chọn cả hai được)',
          en: 'Envelopes of the keepers (both at once)',
        })}
        onOpened={opened}
      />
      <p>
        {map.length === 0
          ? say({ vi: '○ Chưa có bảng phách', en: '○ No map yet' })
          : say({ vi: `✓ Bảng phách: ${String(map.length)} bài`, en: `✓ Map: ${String(map.length)} scripts` })}
        {salt === ''
          ? say({ vi: ' · ○ Chưa có muối', en: ' · ○ No salt yet' })
          : say({ vi: ' · ✓ Có muối', en: ' · ✓ Salt' })}
      </p>
      {map.length > 0 && salt !== '' ? <Fit published={published} worked={worked} /> : null}
    </fieldset>
  );
};

/** A number to give to a lot: made here when the form is opened, and another when that is asked for. */
export const LotNumber = ({ path, value, needed }: FieldProps) => {
  const say = useSay();
  const { set } = useForm();
  const label = useLabel({ path, needed });
  const fault = useFaultOf(path);
  return (
    <fieldset className="card stack">
      <legend>{label}</legend>
      {fault === undefined ? null : <p className="fault">✕ {fault}</p>}
      <p className="small soft">
        {say({
          vi: 'Trình duyệt tạo ngẫu nhiên trên máy này; ai cũng kiểm tra lại được khi công bố thứ tự.',
          en: 'Made at random on this machine; anybody can check it when the order is made public.',
        })}
      </p>
      <code className="break">{textOf(value)}</code>
      <div className="row">
        <Button
          onClick={() => {
            set(path, randomHex());
          }}
        >
          {say({ vi: 'Tạo số khác', en: 'Make another' })}
        </Button>
      </div>
    </fieldset>
  );
};
