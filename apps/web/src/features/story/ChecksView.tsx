import { Link } from '@tanstack/react-router';
import { at } from '../../api/call.js';
import { useRead } from '../../api/reading.js';
import type { CheckInvariantsAnswer, FiveClearsAnswer } from '../../api/types.gen.js';
import { hasRole, useMe } from '../../app/session.js';
import { Note } from '../../ui/Note.js';
import { Section } from '../../ui/Page.js';
import { Reading } from '../../ui/Reading.js';
import { Table } from '../../ui/Table.js';
import { useSay } from '../../words/language.js';
import { clearWords, fiveClears, invariants } from './invariants.js';

const StepLink = ({ round, revision }: { readonly round: string; readonly revision: number }) => {
  const say = useSay();
  return (
    <Link to="/rounds/$round/story" params={{ round }} search={{ after: String(revision - 1) }}>
      {say({ vi: 'bước số', en: 'step no.' })} {revision}
    </Link>
  );
};

const Invariants = ({ round }: { readonly round: string }) => {
  const say = useSay();
  const isChecker = hasRole(useMe(), 'AUDITOR', 'SUPERVISOR');
  const answer = useRead<CheckInvariantsAnswer>(isChecker ? at`/api/rounds/${round}/invariants` : undefined);
  if (!isChecker)
    return (
      <Note>
        {say({
          vi: 'Kiểm tra bất biến dành cho Ban giám sát và người kiểm tra.',
          en: 'The invariants are checked by the supervision board and auditors.',
        })}
      </Note>
    );
  const all = Object.entries(invariants);
  return (
    <Reading of={answer}>
      {({ events, breaches }) => (
        <>
          <Note tone={breaches.length === 0 ? 'good' : 'bad'}>
            <strong>
              {say({
                vi: `${String(all.length)} bất biến, ${String(breaches.length)} vi phạm, trên ${String(events)} sự kiện đã phát lại.`,
                en: `${String(all.length)} invariants, ${String(breaches.length)} breaches, over ${String(events)} events replayed.`,
              })}
            </strong>
          </Note>
          <ol className="checks">
            {all.map(([number, words]) => {
              const found = breaches.filter(({ invariant }) => String(invariant) === number);
              return (
                <li key={number}>
                  <span aria-hidden="true">{found.length === 0 ? '✓' : '✕'}</span>{' '}
                  <span className="hidden">
                    {found.length === 0
                      ? say({ vi: 'giữ vững:', en: 'holds:' })
                      : say({ vi: 'vi phạm:', en: 'broken:' })}
                  </span>
                  {say(words)}
                  {found.map(({ what, revision, stream }) => (
                    <p key={`${stream} ${String(revision)} ${what}`} className="small break">
                      {what} (<StepLink round={round} revision={revision} />)
                    </p>
                  ))}
                </li>
              );
            })}
          </ol>
        </>
      )}
    </Reading>
  );
};

interface Gap {
  readonly key: string;
  readonly revision: number;
  readonly task: string;
  readonly where: string;
  readonly missing: readonly string[];
}

const Clears = ({ round, report }: { readonly round: string; readonly report: FiveClearsAnswer }) => {
  const say = useSay();
  const ofCases = report.cases.flatMap((one) => one.steps.map((step) => ({ ...step, where: one.case })));
  const all = [...report.steps.map((step) => ({ ...step, where: '' })), ...ofCases];
  const gaps = all.flatMap(({ where, revision, task, missing }): readonly Gap[] =>
    missing.length === 0
      ? []
      : [{ key: `${where} ${String(revision)}`, revision, task: say(task.words), where, missing }],
  );
  const count = String(all.length);
  return (
    <>
      <Note tone={report.missing === 0 ? 'good' : 'warn'}>
        <strong>
          {say({
            vi: `${count} bước, ${String(report.missing)} chỗ trống trong năm điều phải rõ.`,
            en: `${count} steps, ${String(report.missing)} gaps in the five things that must be clear.`,
          })}
        </strong>
      </Note>
      <ul className="checks">
        {fiveClears.map(([field, words]) => {
          const missing = gaps.filter((gap) => gap.missing.includes(field)).length;
          return (
            <li key={field}>
              <span aria-hidden="true">{missing === 0 ? '✓' : '!'}</span> {say(words)}:{' '}
              {say(
                missing === 0
                  ? { vi: 'đủ ở mọi bước', en: 'clear at every step' }
                  : { vi: `thiếu ở ${String(missing)} bước`, en: `missing at ${String(missing)} steps` },
              )}
            </li>
          );
        })}
      </ul>
      {gaps.length === 0 ? null : (
        <Table
          caption={say({ vi: 'Bước còn thiếu', en: 'Steps with gaps' })}
          rows={gaps}
          keyOf={({ key }) => key}
          columns={[
            { head: say({ vi: 'Việc', en: 'Act' }), cell: ({ task }) => task },
            {
              head: say({ vi: 'Ở đâu', en: 'Where' }),
              cell: ({ where, revision }) =>
                where === '' ? <StepLink round={round} revision={revision} /> : `${where}, ${String(revision)}`,
            },
            {
              head: say({ vi: 'Còn thiếu', en: 'Missing' }),
              cell: ({ missing }) => missing.map((field) => say(clearWords(field))).join(', '),
            },
          ]}
        />
      )}
    </>
  );
};

/** Whether all of it holds: one sentence first, then what was looked at. */
export const ChecksView = ({ round }: { readonly round: string }) => {
  const say = useSay();
  return (
    <>
      <Section title={say({ vi: 'Bất biến', en: 'Invariants' })}>
        <Invariants round={round} />
      </Section>
      <Section title={say({ vi: 'Báo cáo 5 rõ', en: 'The five clears' })}>
        <Reading of={useRead<FiveClearsAnswer>(at`/api/rounds/${round}/five-clears`)}>
          {(report) => <Clears round={round} report={report} />}
        </Reading>
      </Section>
    </>
  );
};
