import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';

const KEPT = 'khoabang.return';

/** Remembers in this tab where somebody wanted to go, who signs in on another site and comes back to the first page. */
export const keepForReturn = (to: string): void => {
  if (to === '/') sessionStorage.removeItem(KEPT);
  else sessionStorage.setItem(KEPT, to);
};

/** Takes who has come back from another site signed in to where they wanted to go. */
export const useReturn = (isSignedIn: boolean): void => {
  const router = useRouter();
  useEffect(() => {
    const to = isSignedIn ? sessionStorage.getItem(KEPT) : null;
    if (to === null) return;
    sessionStorage.removeItem(KEPT);
    if (router.state.location.pathname === '/') router.history.replace(to);
  }, [isSignedIn, router]);
};
