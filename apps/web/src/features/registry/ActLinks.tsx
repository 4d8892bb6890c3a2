import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { loadActs } from '../../api/acts.js';
import { hasRole, useMe } from '../../app/session.js';
import { Button } from '../../ui/Button.js';
import { useSay } from '../../words/language.js';

/** All that can be done with a unit or a position that is there; what cannot is shown with the reason. */
export const ActLinks = ({
  kind,
  id,
  first,
  why,
}: {
  readonly kind: 'units' | 'positions';
  readonly id: string;
  /** The command by which it came to be: it is there already. */
  readonly first: string;
  readonly why: string | undefined;
}) => {
  const say = useSay();
  const me = useMe();
  const acts = useQuery({ queryKey: ['acts'], queryFn: loadActs, staleTime: Infinity });
  const here = Object.entries(acts.data ?? {}).filter(
    ([command, { path, roles }]) => path.startsWith(`/api/${kind}/`) && command !== first && hasRole(me, ...roles),
  );
  if (here.length === 0) return null;
  return (
    <div className="stack on-screen">
      {why === undefined ? null : <p className="small soft">{why}</p>}
      <div className="row">
        {here.map(([command, { title }]) =>
          why === undefined ? (
            <Link key={command} className="button" to="/$kind/$id/do/$command" params={{ kind, id, command }}>
              {say(title)}
            </Link>
          ) : (
            <Button key={command} aria-disabled="true">
              {say(title)}
            </Button>
          ),
        )}
      </div>
    </div>
  );
};
