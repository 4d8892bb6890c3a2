import { useWidth } from '../../ui/measured.js';
import { decimal } from '../../words/format.js';
import { useLanguage, useSay } from '../../words/language.js';
import type { Line } from './results.js';

const ROW = 44;
const LABEL = 64;
const NUMBER = 64;
const TOP = 22;

const Row = ({ line, at, x }: { readonly line: Line; readonly at: number; readonly x: (mark: string) => number }) => {
  const { language } = useLanguage();
  const middle = TOP + at * ROW + ROW / 2;
  const net = line.written?.net ?? null;
  return (
    <g>
      <text x={0} y={middle + 5} className="name">
        {line.id}
      </text>
      {line.total === null ? null : (
        <>
          <rect x={LABEL} y={middle - 9} width={x(line.total) - LABEL} height={18} className="bar" />
          <text x={x(line.total) + 8} y={middle + 5}>
            {decimal(language, line.total)}
          </text>
        </>
      )}
      {net === null ? null : <circle cx={x(net)} cy={middle} r={6} className="mark" />}
    </g>
  );
};

/**
 * The totals of those who stood for one post, drawn: bars for totals, rings for written marks, a line where the pass mark
 * is. The table beside it says the same.
 */
export const Bars = ({
  lines,
  scale,
  pass,
}: {
  readonly lines: readonly Line[];
  readonly scale: string;
  readonly pass: string | null;
}) => {
  const say = useSay();
  const { language } = useLanguage();
  const { box, width } = useWidth();
  const room = Math.max(width - LABEL - NUMBER, 1);
  const x = (mark: string): number => LABEL + (Number(mark) / Number(scale)) * room;
  const height = TOP + lines.length * ROW + 4;
  return (
    <figure className="bars">
      <div ref={box}>
        {width === 0 ? null : (
          <svg width={width} height={height} aria-hidden="true">
            {pass === null ? null : (
              <g>
                <line x1={x(pass)} x2={x(pass)} y1={TOP - 4} y2={height} className="pass" />
                <text x={x(pass)} y={12} textAnchor="middle">
                  {decimal(language, pass)}
                </text>
              </g>
            )}
            {lines.map((line, at) => (
              <Row key={line.id} line={line} at={at} x={x} />
            ))}
          </svg>
        )}
      </div>
      <figcaption className="small soft">
        {say({ vi: '▬ tổng điểm', en: '▬ total' })}
        {lines.some(({ written }) => written != null) ? say({ vi: ' · ○ điểm viết', en: ' · ○ written mark' }) : null}
        {pass === null ? null : say({ vi: ' · ┆ điểm đạt bài viết', en: ' · ┆ pass mark of the paper' })}
      </figcaption>
    </figure>
  );
};
