import { type SubmitEvent, useState } from 'react';
import { at, send } from '../../api/call.js';
import type { CommandAnswer } from '../../api/types.gen.js';
import { useConfirming } from '../../app/Confirming.js';
import { useMe } from '../../app/session.js';
import { Button } from '../../ui/Button.js';
import { Note, RefusalNote } from '../../ui/Note.js';
import { Facts } from '../../ui/Table.js';
import { roleWords } from '../../words/codes.js';
import { moment } from '../../words/format.js';
import { useLanguage, useSay } from '../../words/language.js';
import { proposalWords } from '../../words/proposals.js';
import type { Account } from './accounts.js';
import { ReasonField } from './ChangeForm.js';
import type { Handed } from './Slip.js';

interface ProposalProps {
  readonly account: Account;
  readonly reason: string | undefined;
  readonly people: Readonly<Record<string, string>>;
  readonly isAdmin: boolean;
  readonly named: Pick<Handed, 'name' | 'login'>;
  readonly onDone: (handed: Handed | undefined) => void;
}

/** What is proposed, by whom, why, and until when it can be confirmed. */
const Asked = ({ account, reason, people }: Pick<ProposalProps, 'account' | 'reason' | 'people'>) => {
  const say = useSay();
  const { language } = useLanguage();
  const { proposed } = account;
  if (proposed === null) return null;
  const { kind, roles, bodies, person, at: when, until } = proposed;
  const everywhere = say({ vi: 'mọi cơ quan', en: 'every body' });
  return (
    <Facts
      items={[
        [say({ vi: 'Đề nghị', en: 'Proposed' }), <strong key="kind">{say(proposalWords(kind))}</strong>],
        [say({ vi: 'Vai trò', en: 'Roles' }), roles.map((role) => say(roleWords(role))).join(', ')],
        [say({ vi: 'Ở cơ quan', en: 'In bodies' }), bodies.map((one) => (one === '*' ? everywhere : one)).join(', ')],
        [say({ vi: 'Lý do', en: 'Reason' }), reason],
        [say({ vi: 'Người đề nghị', en: 'By' }), people[person] ?? person],
        [say({ vi: 'Lúc', en: 'At' }), moment(language, when)],
        [say({ vi: 'Xác nhận được đến', en: 'Can be confirmed until' }), moment(language, until)],
      ]}
    />
  );
};

const useAnswering = ({ account, named, onDone }: ProposalProps) => {
  const { sure, dialog } = useConfirming();
  const [fault, setFault] = useState<unknown>();
  const answer = async (what: 'confirm-change' | 'drop-change', body: object): Promise<void> => {
    try {
      const path = `${at`/api/accounts/${account.id}`}/${what}`;
      const { secondHalf } = await sure(() => send<CommandAnswer>('POST', path, body));
      onDone(secondHalf === undefined ? undefined : { ...named, part: 'SECOND', password: secondHalf });
    } catch (error) {
      setFault(error);
    }
  };
  return { dialog, fault, answer };
};

/** What waits for a second administrator, who confirms it, or drops it with a reason. */
export const Proposal = (props: ProposalProps) => {
  const { account, isAdmin } = props;
  const say = useSay();
  const me = useMe();
  const [isDropping, setIsDropping] = useState(false);
  const [reason, setReason] = useState('');
  const { dialog, fault, answer } = useAnswering(props);
  const { proposed } = account;
  if (proposed === null) return null;
  const why = !isAdmin
    ? say({ vi: 'chỉ quản trị viên', en: 'administrators alone' })
    : me?.account === proposed.by || me?.person === account.person
      ? say({ vi: 'phải là quản trị viên khác', en: 'it takes another administrator' })
      : undefined;
  return (
    <div className="card stack">
      {dialog}
      <Note tone="warn">
        {say({
          vi: 'Chưa có gì thay đổi cho đến khi quản trị viên thứ hai xác nhận.',
          en: 'Nothing changes before a second administrator confirms it.',
        })}
      </Note>
      <Asked {...props} />
      {fault === undefined ? null : <RefusalNote error={fault} />}
      <div className="row">
        <Button primary why={why} onClick={() => void answer('confirm-change', { proposal: proposed.id })}>
          {say({ vi: 'Xác nhận:', en: 'Confirm:' })} {say(proposalWords(proposed.kind))}
        </Button>
        <Button
          why={isAdmin ? undefined : why}
          onClick={() => {
            setIsDropping(true);
          }}
        >
          {say({ vi: 'Bỏ đề nghị…', en: 'Drop it…' })}
        </Button>
      </div>
      {isDropping ? (
        <form
          className="stack"
          onSubmit={(event: SubmitEvent) => {
            event.preventDefault();
            void answer('drop-change', { reason });
          }}
        >
          <ReasonField value={reason} onText={setReason} />
          <div>
            <Button type="submit">{say({ vi: 'Bỏ đề nghị', en: 'Drop it' })}</Button>
          </div>
        </form>
      ) : null}
    </div>
  );
};
