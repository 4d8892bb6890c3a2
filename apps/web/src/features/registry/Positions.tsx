import { Link } from '@tanstack/react-router';
import { Tag } from '../../ui/Note.js';
import { Section } from '../../ui/Page.js';
import { Facts, Table } from '../../ui/Table.js';
import { day } from '../../words/format.js';
import { useLanguage, useSay } from '../../words/language.js';
import { ActLinks } from './ActLinks.js';
import { Pager, StatusCounts, useWanted } from './List.js';
import { statusWords } from './registry-words.js';
import { pageOf, type Position, soughtPositions } from './units.js';

const PositionCard = ({ position }: { readonly position: Position }) => {
  const say = useSay();
  const { language } = useLanguage();
  const { valid } = useWanted();
  const { code, title, schemeVersion, approvedOn, tasks, competencies, status, retiredOn } = position;
  const why =
    valid === undefined
      ? undefined
      : say({
          vi: 'Đang xem dữ liệu của một ngày khác: không thay đổi được ở đây.',
          en: 'This is how things are on another day: nothing can be changed here.',
        });
  return (
    <Section title={`${code} · ${title}`}>
      <div className="card stack">
        <div>
          <Tag tone={status === 'IN_FORCE' ? 'good' : 'plain'}>{say(statusWords(status))}</Tag>
        </div>
        <Facts
          items={[
            [say({ vi: 'Đề án, phiên bản', en: 'Scheme, version' }), schemeVersion],
            [say({ vi: 'Phê duyệt ngày', en: 'Approved on' }), day(language, approvedOn)],
            [say({ vi: 'Bãi bỏ từ', en: 'Retired on' }), retiredOn === null ? null : day(language, retiredOn)],
            [say({ vi: 'Nhiệm vụ', en: 'Tasks' }), tasks.join('; ')],
            [say({ vi: 'Năng lực', en: 'Competencies' }), competencies.join('; ')],
          ]}
        />
        <ActLinks kind="positions" id={code} first="ApprovePosition" why={why} />
      </div>
    </Section>
  );
};

/** The job positions that were searched for. */
export const Positions = ({ positions }: { readonly positions: readonly Position[] }) => {
  const say = useSay();
  const { language } = useLanguage();
  const wanted = useWanted();
  const found = soughtPositions(positions, wanted);
  const listed = found.filter(({ status }) => wanted.status === undefined || status === wanted.status);
  const { at, pages, items } = pageOf(listed, wanted.page);
  const chosen = positions.find(({ code }) => code === wanted.code);
  return (
    <>
      {chosen === undefined ? null : <PositionCard position={chosen} />}
      <StatusCounts list={found} />
      <Table
        caption={say({ vi: `${String(listed.length)} vị trí việc làm`, en: `${String(listed.length)} job positions` })}
        rows={items}
        keyOf={({ code }) => code}
        columns={[
          {
            head: say({ vi: 'Mã', en: 'Code' }),
            cell: ({ code }) => (
              <Link to="/registry" search={{ ...wanted, code }} className="whole">
                {code}
              </Link>
            ),
          },
          { head: say({ vi: 'Tên vị trí', en: 'Title' }), cell: ({ title }) => title },
          {
            head: say({ vi: 'Phê duyệt ngày', en: 'Approved on' }),
            cell: ({ approvedOn }) => day(language, approvedOn),
          },
          { head: say({ vi: 'Tình trạng', en: 'Status' }), cell: ({ status }) => say(statusWords(status)) },
        ]}
      />
      <Pager at={at} pages={pages} />
    </>
  );
};
