import { Link } from '@tanstack/react-router';
import { Note, RefusalNote } from '../ui/Note.js';
import { Page } from '../ui/Page.js';
import { useSay } from '../words/language.js';

/** An address that leads nowhere. */
export const NotFound = () => {
  const say = useSay();
  return (
    <Page title={say({ vi: 'Không có trang này', en: 'There is no such page' })}>
      <Note tone="warn">
        {say({ vi: 'Địa chỉ có thể đã gõ sai.', en: 'The address may be mistyped.' })}{' '}
        <Link to="/">{say({ vi: 'Về trang đầu', en: 'To the first page' })}</Link>
      </Note>
    </Page>
  );
};

/** A page that could not be shown. */
export const Fault = ({ error }: { readonly error: unknown }) => {
  const say = useSay();
  return (
    <Page title={say({ vi: 'Trang không hiển thị được', en: 'The page cannot be shown' })}>
      <RefusalNote error={error} />
      <p>
        <button
          type="button"
          className="button"
          onClick={() => {
            location.reload();
          }}
        >
          {say({ vi: 'Tải lại trang', en: 'Load the page again' })}
        </button>
      </p>
    </Page>
  );
};
