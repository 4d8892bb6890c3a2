import { useMemo } from 'react';
import { pathOf, qrCode } from './qr.js';
import './account.css';

/** So much white around it is needed to find it. */
const QUIET = 4;

/** A QR code as a drawing. What it says stands beside it for who cannot scan it. */
export const QrCode = ({ text, label }: { readonly text: string; readonly label: string }) => {
  const { path, side } = useMemo(() => {
    const code = qrCode(text);
    return { path: pathOf(code), side: code.length + 2 * QUIET };
  }, [text]);
  return (
    <svg className="qr" role="img" aria-label={label} viewBox={`0 0 ${String(side)} ${String(side)}`}>
      <path
        d={path}
        fill="currentColor"
        shapeRendering="crispEdges"
        transform={`translate(${String(QUIET)} ${String(QUIET)})`}
      />
    </svg>
  );
};
