import type { ReactNode } from "react";
import { CellSymbols } from "./sprite-cells";

const line = { fill: "none", stroke: "currentColor", strokeLinecap: "round", strokeLinejoin: "round" } as const;
const cut = { fill: "none", style: { stroke: "var(--cut)" }, strokeLinecap: "round", strokeLinejoin: "round" } as const;

/** Every symbol of 16 × 16, once per page. Marks of status first, then events, then controls. */
const symbols = {
  pass: (
    <>
      <circle cx="8" cy="8" r="6.3" {...line} strokeWidth="1.5" />
      <path d="m5.1 8.2 2.1 2.2 3.8-4.6" {...line} strokeWidth="1.6" />
    </>
  ),
  go: (
    <>
      <circle cx="8" cy="8" r="7.2" fill="currentColor" />
      <path d="m4.6 8.2 2.5 2.6 4.3-5.2" {...cut} strokeWidth="1.8" />
    </>
  ),
  fail: (
    <>
      <path d="M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1Z" fill="currentColor" />
      <path d="m5.3 5.3 5.4 5.4m0-5.4-5.4 5.4" {...cut} strokeWidth="1.8" />
    </>
  ),
  warn: (
    <>
      <path
        d="M8 2.1 14.6 13.6H1.4Z"
        fill="currentColor"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinejoin="round"
      />
      <path d="M8 6v3.5m0 2.1v.3" {...cut} strokeWidth="1.7" />
    </>
  ),
  unknown: (
    <>
      <circle cx="8" cy="8" r="6.4" {...line} strokeLinecap="butt" strokeWidth="1.4" strokeDasharray="2.5 1.5" />
      <path d="M6.2 6.3c0-1 .8-1.6 1.8-1.6s1.8.6 1.8 1.6c0 1.2-1.8 1.4-1.8 2.7m0 2v.2" {...line} strokeWidth="1.4" />
    </>
  ),
  idle: (
    <>
      <circle cx="8" cy="8" r="6.3" {...line} strokeWidth="1.2" />
      <path d="M5.4 8h5.2" {...line} strokeWidth="1.2" />
    </>
  ),
  run: (
    <>
      <circle cx="8" cy="8" r="6" {...line} strokeWidth="1.8" opacity=".28" />
      <path d="M8 2a6 6 0 0 1 6 6" {...line} strokeWidth="1.8" />
    </>
  ),
  flaky: (
    <>
      <rect x="1.8" y="1.8" width="12.4" height="12.4" rx="2" {...line} strokeWidth="1.4" />
      <path d="M4.4 9.2c1.1-2.6 2.3-2.6 3.6-1.2s2.5 1.4 3.6-1.2" {...line} strokeWidth="1.6" />
    </>
  ),
  merge: (
    <>
      <circle cx="4.5" cy="3.6" r="1.9" {...line} strokeWidth="1.4" />
      <circle cx="4.5" cy="12.4" r="1.9" {...line} strokeWidth="1.4" />
      <circle cx="11.8" cy="8" r="1.9" {...line} strokeWidth="1.4" />
      <path d="M4.5 5.5v5m.1-4.9c.4 1.6 2 2.4 5.2 2.4" {...line} strokeWidth="1.4" />
    </>
  ),
  revert: <path d="M6 3.2 2.7 6.5 6 9.8M3 6.5h6.6a3.6 3.6 0 0 1 0 7.2H6" {...line} strokeWidth="1.5" />,
  pick: (
    <>
      <circle cx="8" cy="8" r="2.6" {...line} strokeWidth="1.5" />
      <path d="M8 1.5v3.9m0 5.2v3.9" {...line} strokeWidth="1.5" />
    </>
  ),
  tag: (
    <>
      <path d="M3.5 14.5v-13" {...line} strokeWidth="1.4" />
      <path d="M4 2h9l-2.6 3L13 8H4Z" fill="currentColor" />
    </>
  ),
  date: <path d="M8 2.2 13.8 8 8 13.8 2.2 8Z" {...line} strokeWidth="1.4" />,
  item: (
    <>
      <circle cx="8" cy="8" r="5.8" {...line} strokeWidth="1.4" />
      <circle cx="8" cy="8" r="1.6" fill="currentColor" />
    </>
  ),
  search: <path d="M11.6 7a4.6 4.6 0 1 1-9.2 0 4.6 4.6 0 0 1 9.2 0Zm-1.2 3.4L14 14" {...line} strokeWidth="1.4" />,
  down: <path d="M4.5 6.5 8 10l3.5-3.5" {...line} strokeWidth="1.4" />,
  left: <path d="M9.5 4.5 6 8l3.5 3.5" {...line} strokeWidth="1.4" />,
  right: <path d="M6.5 4.5 10 8l-3.5 3.5" {...line} strokeWidth="1.4" />,
  close: <path d="m4 4 8 8m0-8-8 8" {...line} strokeWidth="1.4" />,
  theme: (
    <>
      <circle cx="8" cy="8" r="5.6" {...line} strokeWidth="1.4" />
      <path d="M8 2.4a5.6 5.6 0 0 1 0 11.2Z" fill="currentColor" />
    </>
  ),
  present: (
    <>
      <rect x="1.8" y="2.6" width="12.4" height="8.4" rx="1.2" {...line} strokeWidth="1.4" />
      <path d="M8 11v2.6m-2.8.2h5.6" {...line} strokeWidth="1.4" />
    </>
  ),
  copy: (
    <>
      <rect x="5.4" y="5.4" width="8" height="8.4" rx="1.4" {...line} strokeWidth="1.4" />
      <path d="M3.4 10.4h-.2a.9.9 0 0 1-.9-.9V3.1c0-.5.4-.9.9-.9h6.4c.5 0 .9.4.9.9v.2" {...line} strokeWidth="1.4" />
    </>
  ),
  link: (
    <path
      d="M9.4 2.4h4.2v4.2m-.2-4L7.6 8.4M6.4 3.6H3.6c-.7 0-1.2.5-1.2 1.2v7.6c0 .7.5 1.2 1.2 1.2h7.6c.7 0 1.2-.5 1.2-1.2V9.6"
      {...line}
      strokeWidth="1.4"
    />
  ),
} satisfies Record<string, ReactNode>;

export type GlyphName = keyof typeof symbols;

/** Drawn once in the layout; every glyph of the page points into it. */
export function Sprite() {
  return (
    <svg width="0" height="0" className="absolute" aria-hidden="true">
      {Object.entries(symbols).map(([name, drawing]) => (
        <symbol key={name} id={`g-${name}`} viewBox="0 0 16 16">
          {drawing}
        </symbol>
      ))}
      <CellSymbols />
    </svg>
  );
}
