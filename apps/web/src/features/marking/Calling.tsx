import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useWhole } from '../../api/whole.js';
import { useMe } from '../../app/session.js';
import { Counts } from '../../ui/Links.js';
import { Section } from '../../ui/Page.js';
import { Reading } from '../../ui/Reading.js';
import { useSay } from '../../words/language.js';
import { NamesToggle } from './NamesToggle.js';
import { AttendanceList } from './AttendanceList.js';
import { type Attendance, attendanceOf, attendanceWords, called, type Candidate } from './attending.js';
import { HandIn } from './HandIn.js';
import type { Happened } from './happened.js';
import type { Line } from './marks.js';

interface CallingProps {
  readonly round: string;
  readonly lines: readonly Line[];
  readonly happened: Happened;
  /** Which of them the address asks for. */
  readonly only: string | undefined;
}

const kinds = Object.keys(attendanceWords) as readonly Attendance[];

const CountsOf = ({ all, round }: { readonly all: readonly Candidate[]; readonly round: string }) => {
  const say = useSay();
  return (
    <Counts label={say({ vi: 'Thí sinh theo điểm danh', en: 'Candidates by attendance' })}>
      <Link
        to="/rounds/$round/papers"
        params={{ round }}
        search={{}}
        activeOptions={{ includeSearch: true, exact: true }}
      >
        {say({ vi: 'Tất cả', en: 'All' })} <strong>{all.length}</strong>
      </Link>
      {kinds.map((kind) => (
        <Link
          key={kind}
          to="/rounds/$round/papers"
          params={{ round }}
          search={{ attendance: kind }}
          activeOptions={{ includeSearch: true }}
        >
          {say(attendanceWords[kind])} <strong>{all.filter((one) => attendanceOf(one) === kind).length}</strong>
        </Link>
      ))}
    </Counts>
  );
};

/** Who came to the paper, called at the door on a tablet, and then the scripts as they are handed in. */
export const Calling = ({ round, lines, happened, only }: CallingProps) => {
  const say = useSay();
  const me = useMe();
  const [isNamed, setIsNamed] = useState(false);
  const base = `/api/rounds/${encodeURIComponent(round)}`;
  const candidates = useWhole<Candidate>(`${base}/candidates${isNamed ? '?names=true' : ''}`);
  const mine = lines.some(({ command, yours }) => command === 'RecordAttendance' && yours);
  const ends = lines.find(({ command }) => command === 'EndWritten');
  const mayEnd = me != null && ends?.persons.includes(me.person) === true;
  if (ends === undefined && !mine) return null;
  const why = mine || mayEnd ? undefined : say({ vi: 'do Ban coi thi ghi', en: 'for the invigilators' });
  return (
    <Section title={say({ vi: 'Điểm danh', en: 'Attendance' })}>
      <Reading of={candidates}>
        {({ items, people }) => {
          const all = called(items);
          return (
            <>
              <CountsOf all={all} round={round} />
              {why === undefined ? happened.field : null}
              {why === undefined ? (
                <div>
                  <NamesToggle
                    isNamed={isNamed}
                    show={{
                      vi: 'Hiện họ tên để đối chiếu (việc xem được ghi lại)',
                      en: 'Show names to compare (noted as read)',
                    }}
                    onToggle={setIsNamed}
                  />
                </div>
              ) : null}
              <AttendanceList
                round={round}
                shown={all.filter((one) => only === undefined || attendanceOf(one) === only)}
                people={people}
                happened={happened}
                why={why}
              />
              {mayEnd ? (
                <HandIn
                  round={round}
                  present={all.filter((one) => attendanceOf(one) === 'present')}
                  left={all.filter((one) => attendanceOf(one) === 'open').length}
                  happened={happened}
                />
              ) : null}
            </>
          );
        }}
      </Reading>
    </Section>
  );
};
