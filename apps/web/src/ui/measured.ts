import { type RefObject, useEffect, useRef, useState } from 'react';

/** How wide a box is now: texts in a figure are drawn at their own size, never scaled, so that they can be read on a phone. */
export const useWidth = (): { readonly box: RefObject<HTMLDivElement | null>; readonly width: number } => {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const watched = box.current;
    if (watched === null) return undefined;
    const observer = new ResizeObserver(() => {
      setWidth(watched.clientWidth);
    });
    observer.observe(watched);
    return () => {
      observer.disconnect();
    };
  }, []);
  return { box, width };
};
