"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { momentLink } from "@/lib/client/links";
import { moment } from "@/lib/format/dates";

type Props = { stops: readonly { at: string; text: string | null }[]; at: string | null; path: string };

/** Slides over the moments at which something changed; letting go shows the page as it was then. */
export function Scrubber({ stops, at, path }: Props) {
  const router = useRouter();
  const last = stops.length;
  const here =
    at === null
      ? last
      : Math.max(
          0,
          stops.findLastIndex((stop) => stop.at <= at),
        );
  const [place, setPlace] = useState(here);
  const stop = stops[place];
  const go = () => {
    if (place !== here) router.push(momentLink(path, stop?.at ?? null), { scroll: false });
  };
  return (
    <div className="no-print flex flex-wrap items-center gap-4 py-3">
      <input
        type="range"
        aria-label="Moment"
        aria-valuetext={stop ? `${moment(stop.at)}: ${stop.text ?? ""}` : "Now"}
        min={0}
        max={last}
        value={place}
        onChange={(event) => setPlace(Number(event.target.value))}
        onPointerUp={go}
        onKeyUp={go}
        className="h-6 min-w-64 flex-1 accent-accent"
      />
      <output className="min-w-72">
        <b className="font-medium">{stop ? `${moment(stop.at)} UTC` : "Now"}</b>{" "}
        <span className="text-ink-2">{stop?.text}</span>
      </output>
    </div>
  );
}
