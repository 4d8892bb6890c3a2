import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { at } from '../../api/call.js';
import { useRead } from '../../api/reading.js';
import type { ListPacksAnswer, ShowPackAnswer } from '../../api/types.gen.js';
import { SelectField, TextField } from '../../ui/Field.js';
import { Note } from '../../ui/Note.js';
import { Page, Section } from '../../ui/Page.js';
import { Reading } from '../../ui/Reading.js';
import { Facts } from '../../ui/Table.js';
import { wordsOf } from '../../words/codes.js';
import { useSay } from '../../words/language.js';
import { Clocks } from './Clocks.js';
import { Differences } from './Differences.js';
import { Verified } from './PacksPage.js';
import { Parameters } from './Parameters.js';
import { matching, rowsOf } from './rows.js';
import { Validity } from './Validity.js';
import './packs.css';

const Head = ({ shown }: { readonly shown: ShowPackAnswer }) => {
  const say = useSay();
  const { ref, hash, verified, leftToPlan, pack } = shown;
  return (
    <>
      {verified ? null : (
        <Note tone="warn">
          {say({
            vi: 'Bộ quy tắc này chưa được thẩm tra: có văn bản chưa đọc được nguyên văn. Xem cột “Mức tin cậy”.',
            en: 'This pack is not verified: a text behind it has not been read. See the column of confidence.',
          })}
        </Note>
      )}
      <Facts
        items={[
          [say({ vi: 'Mã', en: 'Code' }), ref],
          [say({ vi: 'Thời gian áp dụng', en: 'Validity' }), <Validity key="validity" of={shown} />],
          [say({ vi: 'Thẩm tra', en: 'Verification' }), <Verified key="verified" verified={verified} />],
          [
            say({ vi: 'Kế hoạch phải quy định', en: 'Left to the plan' }),
            leftToPlan.map((term) => say(wordsOf('term', term))).join(', '),
          ],
          [
            say({ vi: 'Căn cứ', en: 'Legal basis' }),
            pack.legalBasis.map(({ instrument, title }) => `${instrument} (${title})`).join('; '),
          ],
          [say({ vi: 'Mã băm', en: 'Hash' }), <code key="hash">{hash}</code>],
        ]}
      />
    </>
  );
};

const useAsking = (pack: string) => {
  const search = useSearch({ from: '/packs/$pack' });
  const navigate = useNavigate();
  return {
    q: search.q ?? '',
    other: search.with ?? '',
    ask: (next: { readonly q: string; readonly other: string }): void => {
      const asked = {
        ...(next.q === '' ? {} : { q: next.q }),
        ...(next.other === '' ? {} : { with: next.other }),
      };
      void navigate({ to: '/packs/$pack', params: { pack }, search: asked, replace: true, resetScroll: false });
    },
  };
};

const Shown = ({ shown }: { readonly shown: ShowPackAnswer }) => {
  const say = useSay();
  const { q, other, ask } = useAsking(shown.ref);
  const { data: all } = useRead<ListPacksAnswer>('/api/packs');
  const rows = matching(rowsOf(shown.pack), q);
  const others = all?.items.filter(({ ref }) => ref !== shown.ref) ?? [];
  return (
    <>
      <Head shown={shown} />
      <div className="asking on-screen">
        <TextField
          label={say({ vi: 'Tìm trong quy chế', en: 'Search these rules' })}
          hint={say({ vi: 'Có dấu hay không dấu đều được', en: 'With or without marks' })}
          type="search"
          value={q}
          onText={(text) => {
            ask({ q: text, other });
          }}
        />
        <SelectField
          label={say({ vi: 'So với bộ khác', en: 'Compare with another' })}
          hint={say({ vi: 'Chỉ hiện những chỗ khác nhau', en: 'Shows only what differs' })}
          value={other}
          empty={say({ vi: 'không so', en: 'none' })}
          options={others.map(({ ref, title }) => [ref, `${say(title)} (${ref})`])}
          onText={(text) => {
            ask({ q, other: text });
          }}
        />
      </div>
      {other === '' ? (
        <>
          <Parameters rows={rows} />
          <Section title={say({ vi: 'Thời hạn', en: 'Clocks' })}>
            <Clocks clocks={shown.pack.clocks} />
          </Section>
        </>
      ) : (
        <Differences shown={shown} other={other} q={q} />
      )}
    </>
  );
};

/** One pack: every parameter with its value, what a plan may set, what it means and where it comes from. */
export const PackPage = () => {
  const say = useSay();
  const { pack } = useParams({ from: '/packs/$pack' });
  const shown = useRead<ShowPackAnswer>(at`/api/packs/${pack}`);
  const title = shown.data === undefined ? pack : say(shown.data.title);
  return (
    <Page title={title} lead={<Link to="/packs">{say({ vi: 'Mọi bộ quy tắc', en: 'All packs' })}</Link>}>
      <Reading of={shown}>{(answer) => <Shown shown={answer} />}</Reading>
    </Page>
  );
};
