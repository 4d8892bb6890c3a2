import { Link, useSearch } from '@tanstack/react-router';
import type { ListRoundPublicationsAnswer, PublicationDoc, ShowRoundAnswer } from '../../api/types.gen.js';
import { useAddress, useRoundRead } from '../../app/round.js';
import { Deed } from '../../ui/Links.js';
import { Note } from '../../ui/Note.js';
import { Page } from '../../ui/Page.js';
import { Reading } from '../../ui/Reading.js';
import { Table } from '../../ui/Table.js';
import { moment } from '../../words/format.js';
import { useLanguage, useSay, type Words } from '../../words/language.js';
import { roundWords } from '../../words/round.js';
import { PublicationPaper } from './PublicationPaper.js';

const titleOf = (doc: PublicationDoc): Words => {
  const title = roundWords('publication', doc.kind);
  if (doc.kind !== 'COMMITMENT' || doc.content.to === undefined) return title;
  const to = roundWords('commitment', doc.content.to);
  return { vi: `${title.vi}: ${to.vi}`, en: `${title.en}: ${to.en}` };
};

const keyOf = ({ revision }: PublicationDoc): string => String(revision);

const PublicationTable = ({ items }: { readonly items: readonly PublicationDoc[] }) => {
  const say = useSay();
  const { language } = useLanguage();
  const { round, at } = useAddress();
  return (
    <Table
      caption={say({ vi: `${String(items.length)} lần công bố`, en: `${String(items.length)} publications` })}
      rows={items}
      keyOf={keyOf}
      columns={[
        {
          head: say({ vi: 'Nội dung', en: 'What' }),
          cell: (doc) => (
            <Link
              to="/rounds/$round/publications"
              params={{ round }}
              search={{ ...(at === undefined ? {} : { at }), of: keyOf(doc) }}
            >
              {say(titleOf(doc))}
            </Link>
          ),
        },
        { head: say({ vi: 'Lúc', en: 'When' }), cell: (doc) => moment(language, doc.at) },
        {
          head: say({ vi: 'Mã kiểm chứng (SHA-256)', en: 'Fingerprint (SHA-256)' }),
          cell: ({ snapshot }) => <code title={snapshot}>{snapshot.slice(0, 16)}…</code>,
        },
      ]}
    />
  );
};

const Shown = ({ doc, round }: { readonly doc: PublicationDoc; readonly round: ShowRoundAnswer }) => {
  const say = useSay();
  const { at } = useAddress();
  return (
    <Page
      title={say(titleOf(doc))}
      action={
        <Deed
          way={{
            to: '/rounds/$round/publications',
            params: { round: round.round },
            search: at === undefined ? {} : { at },
          }}
        >
          {say({ vi: 'Mọi lần công bố', en: 'All publications' })}
        </Deed>
      }
    >
      <PublicationPaper doc={doc} round={round} />
    </Page>
  );
};

/** What was published when, with its fingerprint; one of them (`?of=`) as a paper. */
export const PublicationsPage = () => {
  const say = useSay();
  const { of } = useSearch({ from: '/rounds/$round/publications' });
  const round = useRoundRead<ShowRoundAnswer>('').data;
  const read = useRoundRead<ListRoundPublicationsAnswer>('/publications', { limit: '500' });
  return (
    <Reading of={read}>
      {({ items }) => {
        const chosen = items.find((doc) => keyOf(doc) === of);
        if (chosen !== undefined && round !== undefined) return <Shown key={of} doc={chosen} round={round} />;
        return (
          <Page title={say({ vi: 'Công bố', en: 'Publications' })}>
            {items.length === 0 ? (
              <Note>{say({ vi: 'Chưa có công bố nào.', en: 'Nothing is published yet.' })}</Note>
            ) : (
              <PublicationTable items={items} />
            )}
          </Page>
        );
      }}
    </Reading>
  );
};
