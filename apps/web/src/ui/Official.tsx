import type { ReactNode } from 'react';
import './official.css';

interface OfficialProps {
  /** The body over that which issues it, and the issuing body itself. */
  readonly over?: string | undefined;
  readonly issuer: string;
  /** As it was given: `12/TB-UBND`; empty leaves room to write it in, and without one there is no line for it. */
  readonly number?: string;
  /** What stands behind the number while none is given: `TB`. */
  readonly kind?: string;
  /** Where it is signed; without one the day stands alone. */
  readonly place?: string;
  /** `2026-03-17` */
  readonly date: string;
  /** THÔNG BÁO, DANH SÁCH … and what it is about. */
  readonly title: string;
  readonly about: string;
  /** Who signs it; an extract is signed by nobody. */
  readonly signer?: { readonly office: string; readonly name: string };
  /** What stands under the text of an extract instead: where the signed paper is kept. */
  readonly foot?: ReactNode;
  readonly children: ReactNode;
}

const ROOM = '…………';

/** `2026-03-07` → `ngày 07 tháng 3 năm 2026`: the first two months are written with two figures, too (NĐ 30/2020). */
const dateLine = (place: string | undefined, date: string): string => {
  const [year = '', month = '', dayOfMonth = ''] = date.split('-');
  const named = Number(month) < 3 ? month : String(Number(month));
  const at = `ngày ${dayOfMonth} tháng ${named} năm ${year}`;
  return place === undefined ? `N${at.slice(1)}` : `${place === '' ? ROOM : place}, ${at}`;
};

const Signed = ({ office, name }: { readonly office: string; readonly name: string }) => (
  <footer className="official-foot">
    <div>
      <p className="strong slanted">Nơi nhận:</p>
      <p>- Như trên;</p>
      <p>- Lưu: VT.</p>
    </div>
    <div>
      <p className="upper strong">{office === '' ? ROOM : office}</p>
      <p className="slanted">(Ký, ghi rõ họ tên, đóng dấu)</p>
      <p className="strong signed">{name}</p>
    </div>
  </footer>
);

/**
 * A paper in the form of Nghị định 30/2020/NĐ-CP: in Vietnamese, whatever language the page is in, since that is the language
 * in which such papers hold.
 */
export const Official = ({
  over,
  issuer,
  number,
  kind,
  place,
  date,
  title,
  about,
  signer,
  foot,
  children,
}: OfficialProps) => (
  <article className="official" lang="vi">
    <header className="official-head">
      <div>
        {over === undefined || over === '' ? null : <p className="upper">{over}</p>}
        <p className="upper strong ruled">{issuer}</p>
        {number === undefined ? null : <p>Số: {number === '' ? `${ROOM}/${kind ?? ''}` : number}</p>}
      </div>
      <div>
        <p className="strong nation">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p>
        <p className="strong ruled motto">Độc lập - Tự do - Hạnh phúc</p>
        <p className="slanted">{dateLine(place, date)}</p>
      </div>
    </header>
    <h2 className="upper">{title}</h2>
    <p className="about strong">{about}</p>
    <div className="official-body">{children}</div>
    {signer === undefined ? null : <Signed {...signer} />}
    {foot}
  </article>
);
