import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { LiveMessage } from './types.gen.js';

/** Under which paths something is read, by the kind of what changed. */
const folders: Readonly<Record<LiveMessage['category'], string>> = {
  round: '/api/rounds',
  appointment: '/api/appointments',
  unit: '/api/units',
  position: '/api/positions',
  account: '/api/accounts',
};

/** Where who is signed in is read. */
const SESSION = '/api/session/state';

/** True for what was read from a path that may show what a message tells of. */
const isTold = (path: string, { category, id }: LiveMessage): boolean => {
  const folder = folders[category];
  const [own = ''] = path.split('?');
  if (own === '/api/work' || own === folder) return true;
  return own === `${folder}/${encodeURIComponent(id)}` || own.startsWith(`${folder}/${encodeURIComponent(id)}/`);
};

/**
 * Has what was read brought up to date when the server tells that it changed, while somebody is signed in. Answers whether
 * the line to the server is whole.
 */
export const useLive = (isSignedIn: boolean): boolean => {
  const queries = useQueryClient();
  const [isWhole, setIsWhole] = useState(true);
  useEffect(() => {
    if (!isSignedIn) return undefined;
    const source = new EventSource('/api/live');
    source.onopen = () => {
      setIsWhole(true);
    };
    source.onerror = () => {
      setIsWhole(false);
      // The server turned it away for good, as it does when the session is over: whoever shows who is signed in asks again.
      if (source.readyState === EventSource.CLOSED) void queries.invalidateQueries({ queryKey: [SESSION] });
    };
    source.addEventListener('changed', ({ data }: MessageEvent<string>) => {
      const message = JSON.parse(data) as LiveMessage;
      void queries.invalidateQueries({ predicate: ({ queryKey }) => isTold(String(queryKey[0]), message) });
    });
    return () => {
      source.close();
      setIsWhole(true);
    };
  }, [isSignedIn, queries]);
  return isWhole;
};
