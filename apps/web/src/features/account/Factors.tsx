import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { at } from '../../api/call.js';
import { send } from '../../api/call.js';
import { canPasskeys, showPasskey } from '../../api/passkey.js';
import { useRead } from '../../api/reading.js';
import type { ListFactorsAnswer } from '../../api/types.gen.js';
import { useSession } from '../../app/session.js';
import { Button } from '../../ui/Button.js';
import { Dialog } from '../../ui/Dialog.js';
import { TextField } from '../../ui/Field.js';
import { Note, RefusalNote } from '../../ui/Note.js';
import { Reading } from '../../ui/Reading.js';
import { moment } from '../../words/format.js';
import { useLanguage, useSay } from '../../words/language.js';
import { factorWords } from '../../words/means.js';
import { Enrolling } from './Enrolling.js';

const PATH = '/api/session/factors';
type Factor = ListFactorsAnswer['items'][number];

/** Asks for what it takes to remove a factor: the password, and a factor that there is. */
const RemoveDialog = ({ factor, onDone }: { readonly factor: Factor; readonly onDone: () => void }) => {
  const say = useSay();
  const hasPasskeys = useSession()?.means.passkeys === true && canPasskeys();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [fault, setFault] = useState<unknown>();
  const remove = async (proof: () => Promise<object>): Promise<void> => {
    try {
      await send('POST', `${at`/api/session/factors/${factor.id}`}/remove`, { password, ...(await proof()) });
      onDone();
    } catch (error) {
      setFault(error);
    }
  };
  return (
    <Dialog title={`${say({ vi: 'Gỡ', en: 'Remove' })}: ${say(factorWords[factor.kind])}`} onClose={onDone}>
      <p>
        {say({
          vi: 'Cần mật khẩu và một bước xác thực đang có (mã của ứng dụng, mã dự phòng, hoặc passkey).',
          en: 'It takes the password and a factor that there is: a code of the app, a recovery code, or a passkey.',
        })}
      </p>
      {fault === undefined ? null : <RefusalNote error={fault} />}
      <TextField
        label={say({ vi: 'Mật khẩu', en: 'Password' })}
        type="password"
        value={password}
        onText={setPassword}
        autoComplete="current-password"
      />
      <TextField
        label={say({ vi: 'Mã xác thực', en: 'Code' })}
        value={code}
        onText={setCode}
        autoComplete="one-time-code"
      />
      <div className="row">
        <Button primary onClick={() => void remove(() => Promise.resolve(code === '' ? {} : { code }))}>
          {say({ vi: 'Gỡ', en: 'Remove' })}
        </Button>
        {hasPasskeys ? (
          <Button onClick={() => void remove(async () => ({ passkey: await showPasskey() }))}>
            {say({ vi: 'Gỡ, xác nhận bằng passkey', en: 'Remove, shown by a passkey' })}
          </Button>
        ) : null}
        <Button onClick={onDone}>{say({ vi: 'Giữ lại', en: 'Keep it' })}</Button>
      </div>
    </Dialog>
  );
};

const FactorLine = ({ factor, onRemove }: { readonly factor: Factor; readonly onRemove: () => void }) => {
  const say = useSay();
  const { language } = useLanguage();
  const { kind, since, left } = factor;
  return (
    <li className="card row apart">
      <div>
        <strong>{say(factorWords[kind])}</strong>
        <p className="small soft">
          {say({ vi: 'từ', en: 'since' })} {moment(language, since)}
          {left === undefined ? '' : ` · ${say({ vi: `còn ${String(left)} mã`, en: `${String(left)} codes left` })}`}
        </p>
      </div>
      {kind === 'RECOVERY_CODE' ? null : (
        <Button quiet onClick={onRemove}>
          {say({ vi: 'Gỡ', en: 'Remove' })}
        </Button>
      )}
    </li>
  );
};

const noneYet = {
  vi: 'Chưa có bước xác thực thứ hai: ai biết mật khẩu là vào được.',
  en: 'There is no second factor yet: whoever knows the password gets in.',
};

/** The own second factors: what there is, a new one, and removing one. */
export const Factors = () => {
  const say = useSay();
  const queries = useQueryClient();
  const [removing, setRemoving] = useState<Factor>();
  const [isAdding, setIsAdding] = useState(false);
  const done = (): void => {
    setRemoving(undefined);
    setIsAdding(false);
    void queries.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith('/api/session') });
  };
  return (
    <Reading of={useRead<ListFactorsAnswer>(PATH)}>
      {({ items }) => (
        <>
          {removing === undefined ? null : <RemoveDialog factor={removing} onDone={done} />}
          {items.length === 0 && !isAdding ? <Note tone="warn">{say(noneYet)}</Note> : null}
          <ul className="plain-list">
            {items.map((factor) => (
              <FactorLine
                key={factor.id}
                factor={factor}
                onRemove={() => {
                  setRemoving(factor);
                }}
              />
            ))}
          </ul>
          {isAdding ? (
            <Enrolling onDone={done} />
          ) : (
            <div>
              <Button
                onClick={() => {
                  setIsAdding(true);
                }}
              >
                {say({ vi: 'Thêm bước xác thực…', en: 'Add a second factor…' })}
              </Button>
            </div>
          )}
        </>
      )}
    </Reading>
  );
};
