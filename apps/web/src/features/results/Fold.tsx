import { type ReactNode, useState } from 'react';

/** What takes long to work out: asked for when it is opened. */
export const Fold = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details
      className="card fold"
      onToggle={({ currentTarget }) => {
        setIsOpen(currentTarget.open);
      }}
    >
      <summary>{title}</summary>
      {isOpen ? <div className="stack">{children}</div> : null}
    </details>
  );
};
