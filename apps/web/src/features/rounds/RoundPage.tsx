import { Outlet } from '@tanstack/react-router';

/** A round: what stands over all its pages. */
export const RoundPage = () => <Outlet />;
