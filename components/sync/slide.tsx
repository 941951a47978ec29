import Link from "next/link";
import type { ReactNode } from "react";
import { releaseLink } from "@/lib/client/links";
import { Kbd } from "./kbd";

export const slides = [
  { id: "go", label: "Are we go?" },
  { id: "where", label: "Where are we?" },
  { id: "changed", label: "What changed?" },
  { id: "picks", label: "Which picks?" },
  { id: "ci", label: "Is CI healthy?" },
  { id: "who", label: "Who does what?" },
  { id: "done", label: "When is it done?" },
] as const;

type SlideId = (typeof slides)[number]["id"];

/** Each neighbour carries an arrow's key: the keys press links, so they work as links do. */
function Rail({ at, leave }: { at: number; leave: ReturnType<typeof releaseLink> }) {
  const keyOf = (place: number) => (place === at - 1 ? "ArrowLeft" : place === at + 1 ? "ArrowRight" : undefined);
  return (
    <nav className="rail" aria-label="Slides">
      {slides.map(({ id, label }, place) => (
        <a
          key={id}
          href={`#${id}`}
          aria-current={place === at ? "step" : undefined}
          aria-label={`${place + 1} ${label}`}
          data-past={place < at || undefined}
          data-key={keyOf(place)}
        >
          {place + 1}
          <span className="rail-label">{label}</span>
        </a>
      ))}
      <p>
        <Kbd>←</Kbd>
        <Kbd>→</Kbd>
        <span className="rail-word">move</span>
        <Link href={leave} prefetch={false} data-key="Escape">
          <Kbd>Esc</Kbd>
          leave
        </Link>
      </p>
    </nav>
  );
}

/** One question, its answer, and the way on. The address's fragment chooses it, so each slide has an address. */
export function Slide({
  id,
  question,
  aside,
  named,
  children,
}: {
  id: SlideId;
  question: string;
  /** What the answer counts, beside the question. */
  aside?: ReactNode;
  named: { project: string; version: string };
  children: ReactNode;
}) {
  const at = slides.findIndex((one) => one.id === id);
  return (
    <section className="slide" id={id} aria-label={question}>
      <div className="slide-main">
        <div className="asked">
          <h1 className="question">{question}</h1>
          {aside}
        </div>
        {children}
      </div>
      <Rail at={at} leave={releaseLink(named)} />
    </section>
  );
}
