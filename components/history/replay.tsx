"use client";
import { useRouter } from "next/navigation";
import { useEffect, useState, useTransition } from "react";
import { Glyph } from "@/components/ui/glyph";
import { Key } from "@/components/ui/key";
import { momentLink } from "@/lib/client/links";
import { moment } from "@/lib/format/dates";

/** Long enough to see what changed; the next frame waits for the page as well. */
const frameMs = 900;

type Props = { frames: readonly string[]; at: string; path: string };

/** Plays the page below from frame to frame. Each frame is an address, so that any of them can be shared. */
export function Replay({ frames, at, path }: Props) {
  const router = useRouter();
  const [playing, play] = useState(false);
  const [asked, ask] = useState<number | null>(null);
  const [pending, start] = useTransition();
  const last = frames.length - 1;
  const here = Math.max(
    0,
    frames.findLastIndex((frame) => Date.parse(frame) <= Date.parse(at)),
  );
  const place = asked ?? here;
  const show = (frame: number) =>
    start(() => router.replace(momentLink(path, frames[frame] ?? null), { scroll: false }));

  useEffect(() => {
    if (!playing || pending) return;
    if (here >= last) return play(false);
    const timer = setTimeout(
      () => start(() => router.replace(momentLink(path, frames[here + 1] ?? null), { scroll: false })),
      frameMs,
    );
    return () => clearTimeout(timer);
  }, [playing, pending, here, last, path, frames, router]);

  const toggle = () => {
    if (!playing && here >= last) show(0);
    play(!playing);
  };
  const settle = () => {
    if (asked !== null && asked !== here) show(asked);
    ask(null);
  };
  return (
    <div className="no-print sticky top-[52px] z-10 flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line bg-bg py-2.5 narrow:top-0">
      <button type="button" className="button min-w-24" data-key=" " onClick={toggle}>
        <Glyph name={playing ? "idle" : "right"} />
        {playing ? "Pause" : "Play"}
      </button>
      <label className="flex min-w-60 flex-1 items-center gap-4">
        <span className="sr-only">Moment of the replay</span>
        <input
          type="range"
          className="h-6 flex-1 accent-(--accent)"
          min={0}
          max={last}
          value={place}
          aria-valuetext={moment(frames[place] ?? at)}
          onChange={(event) => {
            play(false);
            ask(Number(event.target.value));
          }}
          onPointerUp={settle}
          onKeyUp={settle}
          onBlur={settle}
        />
        <output className="w-36 text-right font-medium">{moment(frames[place] ?? at)} UTC</output>
      </label>
      <span className="text-meta text-ink-3 phone:hidden">
        {place + 1} of {frames.length}, <Key>Space</Key> plays
      </span>
    </div>
  );
}
