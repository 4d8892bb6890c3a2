import { Button } from '../../ui/Button.js';
import { useSay, type Words } from '../../words/language.js';

/** Shows names here and hides them again; says that their reading is recorded. */
export const NamesToggle = ({
  isNamed,
  show,
  onToggle,
}: {
  readonly isNamed: boolean;
  readonly show: Words;
  readonly onToggle: (isNamed: boolean) => void;
}) => {
  const say = useSay();
  return (
    <Button
      quiet
      onClick={() => {
        onToggle(!isNamed);
      }}
    >
      {say(isNamed ? { vi: 'Ẩn họ tên', en: 'Hide names' } : show)}
    </Button>
  );
};
