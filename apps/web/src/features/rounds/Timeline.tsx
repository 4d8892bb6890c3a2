import { useWidth } from '../../ui/measured.js';
import { wordsOf } from '../../words/codes.js';
import { day } from '../../words/format.js';
import { useLanguage, useSay } from '../../words/language.js';
import type { Bar, Figure } from './clocks.js';

const ROW = 40;
const BAR = 14;
const HEAD = 24;
/** Text beside a bar is written over it: there is room for it on every width. */
const TEXT = 13;

const Row = ({
  bar,
  at,
  scale,
  width,
}: {
  readonly bar: Bar;
  readonly at: number;
  readonly scale: number;
  readonly width: number;
}) => {
  const say = useSay();
  const { clock, from, days } = bar;
  const x = from * scale;
  const isRight = x > width / 2;
  const end = x + Math.max(days * scale, 3);
  return (
    <g transform={`translate(0 ${String(HEAD + at * ROW)})`}>
      <text
        x={isRight ? Math.min(end, width) : x}
        y={TEXT}
        fontSize={TEXT}
        textAnchor={isRight ? 'end' : 'start'}
        fill="var(--ink)"
      >
        {say(wordsOf('clock', clock.clock))}
      </text>
      <rect x={x} y={TEXT + 5} width={Math.max(days * scale, 3)} height={BAR} rx={3} className={`bar ${clock.state}`} />
    </g>
  );
};

/** All clocks that have begun as bars on one line of time. The table beside it says the same. */
export const Timeline = ({ figure }: { readonly figure: Figure }) => {
  const say = useSay();
  const { language } = useLanguage();
  const { box, width } = useWidth();
  const { bars, first, last, days, today } = figure;
  const scale = width / days;
  const height = HEAD + bars.length * ROW;
  return (
    <figure className="stack tight">
      <figcaption className="small soft">
        {say({
          vi: `${String(bars.length)} thời hạn đã bắt đầu, từ ${day(language, first)} đến ${day(language, last)}. Thanh đặc: đang tính hoặc quá hạn; thanh rỗng: đã xong.`,
          en: `${String(bars.length)} clocks have begun, from ${day(language, first)} to ${day(language, last)}. Full bars run or are overdue; hollow ones are over.`,
        })}
      </figcaption>
      <div ref={box} className="timeline" aria-hidden="true">
        {width === 0 ? null : (
          <svg width={width} height={height}>
            {today === undefined ? null : (
              <>
                <line x1={today * scale} x2={today * scale} y1={16} y2={height} className="today" />
                <text
                  x={today * scale}
                  y={12}
                  fontSize={TEXT}
                  textAnchor={today * 2 > days ? 'end' : 'start'}
                  fill="var(--ink)"
                >
                  {say({ vi: 'hôm nay', en: 'today' })}
                </text>
              </>
            )}
            {bars.map((bar, at) => (
              <Row key={bar.clock.clock} bar={bar} at={at} scale={scale} width={width} />
            ))}
          </svg>
        )}
      </div>
    </figure>
  );
};
