import { Link } from '@tanstack/react-router';
import { seatWords } from '../../words/codes.js';
import { useSay, type Words } from '../../words/language.js';
import type { Line } from './marks.js';

interface ActWayProps {
  readonly line: Pick<Line, 'command' | 'subject' | 'yours' | 'parts' | 'missing'>;
  readonly round: string;
  /** What the link is called. */
  readonly words: Words;
  readonly primary?: boolean;
}

/** The way to the form of what waits; who may not go it reads for whom it waits, and what comes first. */
export const ActWay = ({ line, round, words, primary }: ActWayProps) => {
  const say = useSay();
  const { command, subject, yours, parts, missing } = line;
  if (yours)
    return (
      <Link
        className={primary === true ? 'button primary' : 'button'}
        to="/$kind/$id/do/$command"
        params={{ kind: 'rounds', id: round, command }}
        search={subject === '' ? {} : { subject }}
      >
        {say(words)}
        <span className="hidden"> {subject}</span>
      </Link>
    );
  const who = parts.map((part) => say(seatWords(part))).join(', ');
  const first = missing?.kind === 'TASKS' ? missing.ids.length : 0;
  return (
    <p className="small soft">
      {say(words)}: {say({ vi: 'chờ', en: 'waits for' })} {who}
      {first === 0
        ? null
        : ` · ${say({ vi: `còn ${String(first)} việc phải xong trước`, en: `${String(first)} to be done first` })}`}
    </p>
  );
};
