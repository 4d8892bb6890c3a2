import { at } from '../../api/call.js';
import { useRead } from '../../api/reading.js';
import type { RobustnessAnswer, SmallestChange } from '../../api/types.gen.js';
import { useSeats } from '../../app/seats.js';
import { Note } from '../../ui/Note.js';
import { Reading } from '../../ui/Reading.js';
import { Table } from '../../ui/Table.js';
import { decimal } from '../../words/format.js';
import { type Language, useLanguage, useSay, type Words } from '../../words/language.js';

const winnersAt = ({ winners }: Pick<SmallestChange, 'winners'>, posts: readonly string[]): string =>
  posts.map((post) => `${post} → ${winners.find((winner) => winner.post === post)?.candidate ?? '–'}`).join(', ');

type Seats = ReadonlyMap<string, Words>;

/** Members are called here as everywhere in the round; who has no seat of a name, as the answer says. */
const seatIn = (seats: Seats, person: string, seat: Words): Words => seats.get(person) ?? seat;

/** The verdict in one sentence, before anything else. */
const verdictOf = ({ dependsOn, leaveOneOut }: RobustnessAnswer, known: Seats): Words => {
  const of = String(leaveOneOut.length);
  if (dependsOn.length === 0)
    return {
      vi: `Bỏ phiếu của bất kỳ ai trong ${of} thành viên, người trúng tuyển vẫn như vậy.`,
      en: `Without any one of the ${of} members the winners would be the same.`,
    };
  const seats = leaveOneOut
    .filter(({ member }) => dependsOn.includes(member))
    .map(({ member, seat }) => seatIn(known, member, seat));
  return {
    vi: `Có ${String(dependsOn.length)}/${of} thành viên mà nếu bỏ phiếu thì người trúng tuyển đổi: ${seats.map(({ vi }) => vi).join(', ')}.`,
    en: `Without ${String(dependsOn.length)} of ${of} members, one by one, a winner would be another: ${seats.map(({ en }) => en).join(', ')}.`,
  };
};

const smallestWords = (language: Language, change: SmallestChange, known: Seats): Words => {
  const seat = seatIn(known, change.by, change.seat);
  const [from, to, by] = [change.from, change.to, change.change].map((text) => decimal(language, text));
  const moved = winnersAt(change, change.changed);
  return {
    vi: `Thay đổi nhỏ nhất làm đổi người trúng tuyển: điểm của ${seat.vi} cho ${change.candidate} là ${to ?? ''} thay vì ${from ?? ''} (lệch ${by ?? ''}); khi đó ${moved}.`,
    en: `The smallest change that alters a winner: ${seat.en} giving ${change.candidate} ${to ?? ''} instead of ${from ?? ''} (by ${by ?? ''}); then ${moved}.`,
  };
};

const Answered = ({ round, answer }: { readonly round: string; readonly answer: RobustnessAnswer }) => {
  const { seats } = useSeats(round);
  const say = useSay();
  const { language } = useLanguage();
  const { leaveOneOut, smallest, alone, notice } = answer;
  return (
    <>
      <Note tone={answer.dependsOn.length === 0 ? 'good' : 'warn'}>
        <strong>{say(verdictOf(answer, seats))}</strong>
      </Note>
      <p>
        {smallest === null
          ? say({
              vi: 'Không một điểm riêng lẻ nào có thể làm đổi người trúng tuyển.',
              en: 'No single score could have altered a winner.',
            })
          : say(smallestWords(language, smallest, seats))}
      </p>
      <Table
        caption={say({ vi: 'Nếu bỏ phiếu của từng thành viên', en: 'Without each member in turn' })}
        rows={leaveOneOut}
        keyOf={({ member }) => member}
        columns={[
          {
            head: say({ vi: 'Bỏ phiếu của', en: 'Without' }),
            cell: ({ member, seat }) => say(seatIn(seats, member, seat)),
          },
          {
            head: say({ vi: 'Vị trí đổi người', en: 'Posts that move' }),
            cell: (one) => (one.changed.length === 0 ? '–' : winnersAt(one, one.changed)),
          },
          {
            head: say({ vi: 'Thành bằng điểm', en: 'Would be equal' }),
            cell: ({ tied }) => (tied.length === 0 ? '–' : tied.join(', ')),
          },
        ]}
      />
      {alone.length === 0 ? null : (
        <Table
          caption={say({
            vi: `${String(alone.length)} điểm riêng lẻ có thể làm đổi người trúng tuyển`,
            en: `${String(alone.length)} single scores that could have altered a winner`,
          })}
          rows={alone}
          keyOf={({ kind, by, candidate }) => `${kind} ${by} ${candidate}`}
          columns={[
            { head: say({ vi: 'Của ai', en: 'Whose' }), cell: ({ by, seat }) => say(seatIn(seats, by, seat)) },
            { head: say({ vi: 'Cho', en: 'For' }), cell: ({ candidate }) => candidate },
            { head: say({ vi: 'Đã cho', en: 'Given' }), number: true, cell: ({ from }) => decimal(language, from) },
            { head: say({ vi: 'Nếu là', en: 'If it were' }), number: true, cell: ({ to }) => decimal(language, to) },
            { head: say({ vi: 'Lệch', en: 'By' }), number: true, cell: ({ change }) => decimal(language, change) },
            { head: say({ vi: 'Khi đó', en: 'Then' }), cell: (one) => winnersAt(one, one.changed) },
          ]}
        />
      )}
      <p className="small soft break">{say(notice)}</p>
    </>
  );
};

/** How much hangs on whom: the result without each member, and the smallest change that alters a winner. */
export const Robustness = ({ round }: { readonly round: string }) => (
  <Reading of={useRead<RobustnessAnswer>(at`/api/rounds/${round}/robustness`)}>
    {(answer) => <Answered round={round} answer={answer} />}
  </Reading>
);
