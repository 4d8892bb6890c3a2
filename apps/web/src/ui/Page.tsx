import { type ReactNode, useEffect } from 'react';
import { useSay, type Words } from '../words/language.js';

/** A page: one heading, which is also its name in the browser; at most one primary action beside it. */
export const Page = ({
  title,
  lead,
  action,
  children,
}: {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}) => {
  useEffect(() => {
    document.title = `${title} – Khoa Bảng`;
  }, [title]);
  return (
    <div className="stack">
      <header className="stack">
        <div className="row apart">
          <h1 className="break">{title}</h1>
          {action === undefined ? null : <div className="on-screen">{action}</div>}
        </div>
        {lead === undefined ? null : <div className="soft">{lead}</div>}
      </header>
      {children}
    </div>
  );
};

/** A part of a page under a heading of its own. */
export const Section = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <section className="stack" aria-label={title}>
    <h2>{title}</h2>
    {children}
  </section>
);

/** Words in the language of the page. */
export const Say = ({ words }: { readonly words: Words }) => <>{useSay()(words)}</>;
