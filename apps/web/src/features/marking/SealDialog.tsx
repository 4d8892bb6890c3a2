import { Button } from '../../ui/Button.js';
import { Dialog } from '../../ui/Dialog.js';
import { decimal } from '../../words/format.js';
import { useLanguage, useSay } from '../../words/language.js';
import { evenMark } from './marks.js';
import type { Request } from './sealing.js';

/** The mark or the score of a request. */
export const scoreOf = ({ body }: Request): string => String(body['mark'] ?? body['score']);

interface SealDialogProps {
  /** What the button does, by its effect. */
  readonly act: string;
  /** What that means, and what cannot be undone. */
  readonly effect: string;
  readonly ready: readonly Request[];
  readonly onSeal: () => void;
  readonly onClose: () => void;
}

/** The last step: what is sealed, of whom, and what that means. Only the list scrolls. */
export const SealDialog = ({ act, effect, ready, onSeal, onClose }: SealDialogProps) => {
  const say = useSay();
  const { language } = useLanguage();
  return (
    <Dialog title={act} onClose={onClose}>
      <p>{effect}</p>
      <ul className="mark-list" aria-label={say({ vi: 'Điểm sẽ ghi', en: 'Marks to be recorded' })}>
        {ready.map((request) => (
          <li key={request.id}>
            <span>{request.id}</span> <strong>{decimal(language, evenMark(scoreOf(request)))}</strong>
          </li>
        ))}
      </ul>
      <div className="row">
        <Button primary onClick={onSeal}>
          {act}
        </Button>
        <Button onClick={onClose}>{say({ vi: 'Xem lại', en: 'Look again' })}</Button>
      </div>
    </Dialog>
  );
};
