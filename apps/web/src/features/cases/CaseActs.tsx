import { Link } from '@tanstack/react-router';
import { actOf } from '../../api/act-link.js';
import { useActs } from '../../api/acts.js';
import { at } from '../../api/call.js';
import { useRead } from '../../api/reading.js';
import type { AppointmentDocument, WaitingAnswer } from '../../api/types.gen.js';
import { useMe } from '../../app/session.js';
import { Deed } from '../../ui/Links.js';
import { Section } from '../../ui/Page.js';
import { useSay } from '../../words/language.js';
import { roundWords } from '../../words/round.js';
import { cited } from '../../words/sources.js';
import { caseActs } from './cases.js';

type Case = Pick<AppointmentDocument, 'id' | 'round' | 'status'>;

/** What waits in the round for this case. */
const useLines = ({ id, round }: Case) =>
  (useRead<WaitingAnswer>(at`/api/rounds/${round}/waiting`).data?.items ?? []).filter((line) => line.case === id);

/** The one thing that the reader is to do next with it, if there is any. */
export const CaseAction = ({ of }: { readonly of: Case }) => {
  const say = useSay();
  const line = useLines(of).find(({ yours }) => yours);
  const acts = useActs();
  if (line === undefined) return null;
  return (
    <Deed primary way={actOf({ ...line, round: of.round })}>
      {say(acts?.[line.command]?.title ?? line.words)}
    </Deed>
  );
};

/** What the case waits for and of whom, and what else may be done with it. */
export const CaseActs = ({ of }: { readonly of: Case }) => {
  const say = useSay();
  const me = useMe();
  const lines = useLines(of);
  const acts = useActs() ?? {};
  const more = caseActs(
    acts,
    of.status,
    me?.roles ?? [],
    lines.map(({ command }) => command),
  );
  if (lines.length === 0 && more.length === 0) return null;
  return (
    <Section title={say({ vi: 'Việc tiếp theo', en: 'What is next' })}>
      <ul className="plain-list">
        {lines.map((line) => (
          <li key={`${line.code} ${line.subject}`} className="card">
            {line.yours ? (
              <Link {...actOf({ ...line, round: of.round })}>{say(line.words)}</Link>
            ) : (
              <strong>{say(line.words)}</strong>
            )}
            <p className="small soft">
              {line.parts.map((part) => say(roundWords('seat', part))).join(', ')} · {say(cited(line.rule))}
            </p>
          </li>
        ))}
      </ul>
      <div className="row">
        {more.map(([command, act]) => (
          <Deed
            key={command}
            way={{
              to: '/$kind/$id/do/$command',
              params: { kind: 'appointments', id: of.id, command },
              search: { round: of.round },
            }}
          >
            {say(act.title)}
          </Deed>
        ))}
      </div>
    </Section>
  );
};
