import type { ReactNode } from 'react';

/** Over a list: how many there are of what, each a link to these alone. */
export const Counts = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <nav className="counts on-screen" aria-label={label}>
    {children}
  </nav>
);
