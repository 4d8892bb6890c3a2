import { Link } from '@tanstack/react-router';
import { useRead } from '../../api/reading.js';
import type { ListPacksAnswer, PackShort } from '../../api/types.gen.js';
import { Tag } from '../../ui/Note.js';
import { Page } from '../../ui/Page.js';
import { Reading } from '../../ui/Reading.js';
import { Table } from '../../ui/Table.js';
import { wordsOf } from '../../words/codes.js';
import { useSay } from '../../words/language.js';
import { Validity } from './Validity.js';
import './packs.css';

/** Whether all texts behind a pack have been read. */
export const Verified = ({ verified }: { readonly verified: boolean }) => {
  const say = useSay();
  return (
    <Tag tone={verified ? 'good' : 'warn'}>
      {say(verified ? { vi: 'đã thẩm tra', en: 'verified' } : { vi: 'chưa được thẩm tra', en: 'not verified yet' })}
    </Tag>
  );
};

const LeftToPlan = ({ pack }: { readonly pack: PackShort }) => {
  const say = useSay();
  if (pack.leftToPlan.length === 0) return say({ vi: 'không có', en: 'nothing' });
  return pack.leftToPlan.map((term) => say(wordsOf('term', term))).join(', ');
};

/** The rules that rounds are held under, as data: whoever is signed in may read them. */
export const PacksPage = () => {
  const say = useSay();
  return (
    <Page
      title={say({ vi: 'Quy chế thi tuyển', en: 'Rules of rounds' })}
      lead={say({
        vi: 'Mỗi bộ quy tắc là pháp luật dưới dạng dữ liệu: từng con số có nguồn. Đợt thi gắn với một bộ và giữ bộ đó đến cuối.',
        en: 'Each pack is law as data: every number has its source. A round pins one pack and keeps it to its end.',
      })}
    >
      <Reading of={useRead<ListPacksAnswer>('/api/packs')}>
        {({ items }) => (
          <Table
            caption={say({ vi: `${String(items.length)} bộ quy tắc`, en: `${String(items.length)} packs` })}
            rows={items}
            keyOf={({ ref }) => ref}
            columns={[
              {
                head: say({ vi: 'Áp dụng cho', en: 'For' }),
                cell: ({ ref, title }) => (
                  <>
                    <Link to="/packs/$pack" params={{ pack: ref }}>
                      {say(title)}
                    </Link>
                    <br />
                    <span className="small soft ref">{ref}</span>
                  </>
                ),
              },
              { head: say({ vi: 'Thời gian áp dụng', en: 'Validity' }), cell: (pack) => <Validity of={pack} /> },
              {
                head: say({ vi: 'Thẩm tra', en: 'Verification' }),
                cell: ({ verified }) => <Verified verified={verified} />,
              },
              {
                head: say({ vi: 'Kế hoạch phải quy định', en: 'Left to the plan' }),
                cell: (pack) => <LeftToPlan pack={pack} />,
              },
            ]}
          />
        )}
      </Reading>
    </Page>
  );
};
