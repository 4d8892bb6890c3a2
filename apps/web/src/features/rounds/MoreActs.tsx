import { Link } from '@tanstack/react-router';
import { actIn } from '../../api/act-link.js';
import { useActs } from '../../api/acts.js';
import type { ShowRoundAnswer } from '../../api/types.gen.js';
import { useMe } from '../../app/session.js';
import { useSay } from '../../words/language.js';
import { moreActs } from './more-acts.js';

/** What the reader may send here though nothing waits for it, with what it does. Whether it can be done, the server says. */
export const MoreActs = ({
  round,
  waiting,
}: {
  readonly round: ShowRoundAnswer;
  readonly waiting: readonly string[];
}) => {
  const say = useSay();
  const me = useMe();
  const acts = useActs();
  if (acts === undefined || me === undefined || me === null) return null;
  const offered = moreActs(acts, round.stage, me.roles, waiting);
  if (offered.length === 0) return null;
  return (
    <details className="card on-screen">
      <summary>
        {say({ vi: 'Việc khác có thể làm', en: 'What else can be done' })} ({offered.length})
      </summary>
      <ul className="more-acts">
        {offered.map(({ command, act, does }) => (
          <li key={command}>
            <Link {...actIn(round.round, command)}>{say(act.title)}</Link>
            <span className="small soft">{say(does)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
};
