"use client";
import { type RefObject, startTransition, useEffect, useState } from "react";
import { cellWidth } from "./columns";

/** The window moves in steps, so that a scroll renders a few new columns and not a frame's worth of work. */
const stride = 10 * cellWidth;

/** The stretch of the grid that is in sight, with two strides around it. */
export function useStretch(scroller: RefObject<HTMLElement | null>): { from: number; to: number } {
  const [seen, setSeen] = useState({ from: 0, to: 1600 });
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const look = () => {
      const from = Math.floor(element.scrollLeft / stride) * stride - 2 * stride;
      const to = from + Math.ceil(element.clientWidth / stride) * stride + 5 * stride;
      // In slices between frames: a fast scroll may outrun the columns, but it never waits for them.
      startTransition(() => setSeen((before) => (before.from === from && before.to === to ? before : { from, to })));
    };
    look();
    element.addEventListener("scroll", look, { passive: true });
    const watch = new ResizeObserver(look);
    watch.observe(element);
    return () => {
      element.removeEventListener("scroll", look);
      watch.disconnect();
    };
  }, [scroller]);
  return seen;
}
