import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Button } from './Button.js';

/** Where a link leads, as the routes have it. */
export type Way = Pick<LinkProps, 'to' | 'params' | 'search'>;

/** A link that looks like a button, named by what is done there. One that cannot be followed now stays, with the reason. */
export const Deed = ({
  way,
  primary,
  why,
  children,
}: {
  readonly way: Way;
  readonly primary?: boolean;
  readonly why?: string | undefined;
  readonly children: ReactNode;
}) => {
  if (why !== undefined) return <Button why={why}>{children}</Button>;
  return (
    <Link {...way} className={primary === true ? 'button primary' : 'button'}>
      {children}
    </Link>
  );
};

interface Count {
  readonly words: string;
  readonly count: number;
  readonly way: Way;
}

/** Over a list: how many there are of what, each a link to these alone. */
export const Counts = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <nav className="counts on-screen" aria-label={label}>
    {children}
  </nav>
);

/** The same, out of kinds of which the number is known. */
export const KindCounts = ({ label, items }: { readonly label: string; readonly items: readonly Count[] }) => (
  <Counts label={label}>
    {items.map(({ words, count, way }) => (
      <Link key={words} {...way} className="count" activeOptions={{ exact: true }}>
        <strong>{count}</strong> {words}
      </Link>
    ))}
  </Counts>
);
