import type { ComponentProps, ReactNode } from 'react';

interface ButtonProps extends Omit<ComponentProps<'button'>, 'disabled' | 'className'> {
  readonly primary?: boolean;
  readonly quiet?: boolean;
  /** Why it cannot be done now: the button stays, says so, and does nothing. */
  readonly why?: string | undefined;
  readonly children: ReactNode;
}

/** A button named by its effect. One that cannot be used stays visible, with the reason. */
export const Button = ({ primary, quiet, why, onClick, type = 'button', children, ...rest }: ButtonProps) => {
  const kind = primary === true ? 'primary' : quiet === true ? 'quiet' : '';
  const button = (
    <button
      {...rest}
      type={why === undefined ? type : 'button'}
      className={`button ${kind}`}
      aria-disabled={why !== undefined}
      onClick={why === undefined ? onClick : undefined}
    >
      {children}
    </button>
  );
  if (why === undefined) return button;
  return (
    <span className="row">
      {button}
      <span className="small soft">{why}</span>
    </span>
  );
};
