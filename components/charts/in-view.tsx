"use client";
import { type ReactNode, useEffect, useRef, useState } from "react";

/** Holds a drawing's place and asks for it only when it comes into view. Without scripts it never comes: no place is held. */
export function InView({ height, children, label }: { height: number; children: () => ReactNode; label: string }) {
  const place = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    if (!place.current) return;
    const watch = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && setSeen(true),
      { rootMargin: "200px" },
    );
    watch.observe(place.current);
    return () => watch.disconnect();
  }, []);
  return (
    <div ref={place} role="img" aria-label={label} style={{ height }} className="noscript:hidden">
      {seen && children()}
    </div>
  );
}
