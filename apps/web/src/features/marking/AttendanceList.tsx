import { Link } from '@tanstack/react-router';
import { useConfirming } from '../../app/Confirming.js';
import { Note, RefusalNote, Tag } from '../../ui/Note.js';
import { useSay } from '../../words/language.js';
import { type Attendance, attendanceOf, attendanceWords, type Candidate } from './attending.js';
import type { Happened } from './happened.js';
import { type Sent, useSealing } from './sealing.js';

interface RowProps {
  readonly candidate: Candidate;
  readonly name: string | undefined;
  readonly round: string;
  readonly sent: Sent | undefined;
  readonly why: string | undefined;
  readonly onCall: (present: boolean) => void;
}

/** Where it stands why nothing can be recorded now: said once, for all lines. */
const WHY = 'attendance-why';

const tones = { open: 'plain', present: 'good', absent: 'bad' } as const;

/** The two answers at the door; the one that is recorded is pressed. */
const Answers = ({ candidate, why, onCall }: Pick<RowProps, 'candidate' | 'why' | 'onCall'>) => {
  const say = useSay();
  const now = attendanceOf(candidate);
  const answers: readonly Attendance[] = ['present', 'absent'];
  return (
    <div className="row call-answers">
      {answers.map((answer) => (
        <button
          key={answer}
          type="button"
          className="button"
          aria-pressed={now === answer}
          aria-disabled={why !== undefined}
          aria-describedby={why === undefined ? undefined : WHY}
          aria-label={`${say(attendanceWords[answer])}: ${candidate.candidateNo ?? candidate.candidate}`}
          onClick={() => {
            if (why === undefined && now !== answer) onCall(answer === 'present');
          }}
        >
          {answer === 'present' ? '✓' : '✕'} {say(attendanceWords[answer])}
        </button>
      ))}
    </div>
  );
};

const Standing = ({ candidate, sent }: Pick<RowProps, 'candidate' | 'sent'>) => {
  const say = useSay();
  const now = attendanceOf(candidate);
  const { lateMinutes } = candidate;
  return (
    <>
      {sent?.state === 'SENDING' ? (
        <Tag>{say({ vi: 'đang gửi…', en: 'sending…' })}</Tag>
      ) : (
        <Tag tone={tones[now]}>{say(attendanceWords[now])}</Tag>
      )}{' '}
      {lateMinutes === null ? null : (
        <Tag tone="warn">
          {say({ vi: `muộn ${String(lateMinutes)} phút`, en: `${String(lateMinutes)} minutes late` })}
        </Tag>
      )}
    </>
  );
};

const Row = ({ candidate, name, round, sent, why, onCall }: RowProps) => {
  const say = useSay();
  return (
    <li className="call-row">
      <div>
        <strong className="call-number">{candidate.candidateNo}</strong> {name ?? candidate.candidate}{' '}
        <Standing candidate={candidate} sent={sent} />
      </div>
      <Answers candidate={candidate} why={why} onCall={onCall} />
      {attendanceOf(candidate) === 'present' && why === undefined ? (
        <Link
          className="button quiet"
          to="/$kind/$id/do/$command"
          params={{ kind: 'rounds', id: round, command: 'RecordLateArrival' }}
          search={{ subject: candidate.candidate }}
        >
          {say({ vi: 'Ghi đến muộn', en: 'Record late arrival' })}
        </Link>
      ) : null}
      {sent?.state === 'REFUSED' ? <RefusalNote error={sent.error} /> : null}
    </li>
  );
};

interface AttendanceListProps {
  readonly round: string;
  readonly shown: readonly Candidate[];
  readonly people: Readonly<Record<string, string>>;
  readonly happened: Happened;
  /** Why this reader cannot record it. */
  readonly why: string | undefined;
}

/** One line for each candidate, with targets for fingers: each tap is recorded by itself. */
export const AttendanceList = ({ round, shown, people, happened, why }: AttendanceListProps) => {
  const { sure, dialog } = useConfirming();
  const { sent, seal } = useSealing(`/api/rounds/${encodeURIComponent(round)}/record-attendance`, sure);
  const barred = why ?? happened.why;
  const say = useSay();
  return (
    <>
      {dialog}
      {barred === undefined ? null : (
        <div id={WHY}>
          <Note tone="warn">
            {say({ vi: 'Chưa ghi được điểm danh', en: 'Attendance cannot be recorded yet' })}: {barred}.
          </Note>
        </div>
      )}
      <ul className="plain-list">
        {shown.map((candidate) => (
          <Row
            key={candidate.candidate}
            candidate={candidate}
            name={people[candidate.person]}
            round={round}
            sent={sent[candidate.candidate]}
            why={barred}
            onCall={(present) => {
              const body = { candidate: candidate.candidate, present, ...happened.body };
              seal([{ id: candidate.candidate, body, key: crypto.randomUUID() }]);
            }}
          />
        ))}
      </ul>
    </>
  );
};
