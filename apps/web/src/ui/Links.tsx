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

/** How many there are of each kind over a list; each leads to the list of those. */
export const Counts = ({ label, items }: { readonly label: string; readonly items: readonly Count[] }) => (
  <nav className="counts on-screen" aria-label={label}>
    {items.map(({ words, count, way }) => (
      <Link key={words} {...way} className="count" activeOptions={{ exact: true }}>
        <strong>{count}</strong> {words}
      </Link>
    ))}
  </nav>
);
