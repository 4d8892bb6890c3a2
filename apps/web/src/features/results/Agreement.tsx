import { at } from '../../api/call.js';
import { useRead } from '../../api/reading.js';
import type { Figure, MarkersAnswer } from '../../api/types.gen.js';
import { useSeats } from '../../app/seats.js';
import { Note } from '../../ui/Note.js';
import { Reading } from '../../ui/Reading.js';
import { Table } from '../../ui/Table.js';
import { decimal } from '../../words/format.js';
import { type Language, useLanguage, useSay, type Words } from '../../words/language.js';
import { personWords } from '../../words/seated.js';

/** `0,88 (0,74–0,95)`: a figure with the interval in which it lies. */
const figureText = (language: Language, { value, interval }: Figure): string => {
  if (value === null) return '–';
  const shown = decimal(language, value);
  if (interval === null) return shown;
  const low = interval.low === null ? '…' : decimal(language, interval.low);
  return `${shown} (${low} … ${decimal(language, interval.high)})`;
};

interface Agreed {
  readonly what: Words;
  readonly figure: Figure;
}

const Agreed = ({ answer }: { readonly answer: MarkersAnswer }) => {
  const say = useSay();
  const { language } = useLanguage();
  const { written, defence } = answer.agreement;
  const rows: readonly Agreed[] = [
    { what: { vi: 'Bài viết, hai người chấm', en: 'Paper, two markers' }, figure: written.intraclass },
    { what: { vi: 'Bài viết, vượt ngẫu nhiên', en: 'Paper, beyond chance' }, figure: written.kappa },
    { what: { vi: 'Bảo vệ, một phiếu', en: 'Defence, one sheet' }, figure: defence.one },
    { what: { vi: 'Bảo vệ, cả hội đồng', en: 'Defence, the whole panel' }, figure: defence.panel },
  ];
  return (
    <Table
      caption={say({ vi: 'Mức thống nhất, 1 là hoàn toàn', en: 'Agreement, 1 is complete' })}
      rows={rows}
      keyOf={({ what }) => what.en}
      columns={[
        { head: say({ vi: 'Về', en: 'Of' }), cell: ({ what }) => say(what) },
        {
          head: say({ vi: 'Giá trị (khoảng 95 %)', en: 'Value (95 % interval)' }),
          number: true,
          cell: ({ figure }) => figureText(language, figure),
        },
        { head: say({ vi: 'Số lượng', en: 'Count' }), number: true, cell: ({ figure }) => figure.n },
        {
          head: say({ vi: 'Nghĩa là', en: 'Meaning' }),
          cell: ({ figure: { meaning, note } }) => (
            <span className="small">
              {say(meaning)}
              {note === null ? null : ` ${say(note)}`}
            </span>
          ),
        },
      ]}
    />
  );
};

type Scorer = MarkersAnswer['markers'][number] & { readonly person: string; readonly drift?: Figure };

const Scorers = ({
  round,
  caption,
  scorers,
}: {
  readonly round: string;
  readonly caption: Words;
  readonly scorers: readonly Scorer[];
}) => {
  const say = useSay();
  const { language } = useLanguage();
  const { seats } = useSeats(round);
  if (scorers.length === 0) return null;
  const column = (words: Words, figure: (scorer: Scorer) => Figure | undefined) => ({
    head: say(words),
    number: true,
    cell: (scorer: Scorer) => {
      const found = figure(scorer);
      return found === undefined ? '–' : figureText(language, found);
    },
  });
  const [first] = scorers;
  return (
    <>
      <Table
        caption={say(caption)}
        rows={scorers}
        keyOf={({ person }) => person}
        columns={[
          { head: say({ vi: 'Người chấm', en: 'Scorer' }), cell: ({ person }) => say(personWords(seats, person)) },
          column({ vi: 'Rộng (+) / chặt (−)', en: 'Lenient (+) / severe (−)' }, ({ severity }) => severity),
          column({ vi: 'Độ lệch chuẩn', en: 'Deviation' }, ({ deviation }) => deviation),
          column({ vi: 'Khoảng điểm', en: 'Range' }, ({ range }) => range),
          ...(first?.drift === undefined
            ? []
            : [column({ vi: 'Trôi điểm mỗi lượt', en: 'Drift a turn' }, ({ drift }) => drift)]),
        ]}
      />
      {first === undefined ? null : <p className="small soft break">{say(first.severity.meaning)}</p>}
    </>
  );
};

/** How those who scored agree, each with what the figure means. Information only. */
export const Agreement = ({ round }: { readonly round: string }) => {
  const say = useSay();
  return (
    <Reading of={useRead<MarkersAnswer>(at`/api/rounds/${round}/markers`)}>
      {(answer) => (
        <>
          <Note>{say(answer.purpose)}</Note>
          <Agreed answer={answer} />
          <Scorers
            round={round}
            caption={{ vi: 'Người chấm bài viết', en: 'Markers of the paper' }}
            scorers={answer.markers.map((one) => ({ ...one, person: one.marker }))}
          />
          <Scorers
            round={round}
            caption={{ vi: 'Thành viên chấm bảo vệ', en: 'Members at the defence' }}
            scorers={answer.members.map((one) => ({ ...one, person: one.member, marker: one.member }))}
          />
        </>
      )}
    </Reading>
  );
};
