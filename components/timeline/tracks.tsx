import { ageBetween } from "@/lib/format/ages";

import { verdictWords } from "@/lib/format/words";
import type { Call, CandidateView, ReleaseView } from "@/lib/view/schemas";
import { Pennant } from "./marks";
import { clampX, type Scale, within } from "./scale";

type Phase = ReleaseView["phases"][number];

/** One bar per phase, from the end of the one before to its own; the current one is filled. */
export function PhaseTrack({
  phases,
  start,
  scale,
  top,
}: {
  phases: readonly Phase[];
  start: string;
  scale: Scale;
  top: number;
}) {
  return phases.map((phase, at) => {
    const from = clampX(scale, at === 0 ? start : (phases[at - 1]?.until ?? start));
    const to = phase.until ? clampX(scale, phase.until) : clampX(scale, scale.to);
    const [criterion] = phase.criteria;
    const room = Math.floor((to - from - 70) / 5.6);
    if (to - from < 4) return null;
    return (
      <g key={phase.n}>
        {phase.current ? (
          <rect x={from} y={top + 7} width={to - from - 1} height="20" rx="2" fill="var(--phase)" />
        ) : (
          <rect
            x={from + 0.5}
            y={top + 7.5}
            width={to - from - 2}
            height="19"
            rx="2"
            fill="none"
            stroke="var(--line-strong)"
          />
        )}
        <text className="ink" x={from + 8} y={top + 21}>
          Phase {phase.n}
          {criterion && room > 12 && (
            <tspan className="ink-2" dx="7" fontWeight="400">
              {criterion.text.length > room ? `${criterion.text.slice(0, room - 1).trimEnd()}…` : criterion.text}
            </tspan>
          )}
        </text>
      </g>
    );
  });
}

export type VerdictPoint = { at: string; value: Call };

const fills: Record<Call, { fill: string; edge: string | null; dashed?: boolean }> = {
  "no-go": { fill: "var(--fail-solid)", edge: null },
  "at-risk": { fill: "var(--warn-tint)", edge: "var(--warn-solid)" },
  go: { fill: "var(--pass-tint)", edge: "var(--pass-mark)" },
  shipped: { fill: "var(--bg-sunk)", edge: "var(--line-strong)" },
  unknown: { fill: "none", edge: null, dashed: true },
};
const inks: Record<Call, string> = {
  "no-go": "var(--on-fail)",
  "at-risk": "var(--warn-ink)",
  go: "var(--pass-ink)",
  shipped: "var(--ink-2)",
  unknown: "var(--unknown-ink)",
};

/** What the verdict was, moment by moment, up to now. */
export function VerdictTrack({
  since,
  points,
  scale,
  now,
  top,
}: {
  points: readonly VerdictPoint[];
  /** Since when the verdict holds, where that is known better than from the points. */
  since: string | null;
  scale: Scale;
  now: string;
  top: number;
}) {
  const last = points.at(-1);
  const end = clampX(scale, now);
  return (
    <g>
      {points.map(({ at, value }, nth) => {
        const from = clampX(scale, at);
        const to = Math.min(end, clampX(scale, points[nth + 1]?.at ?? now));
        const { fill, edge, dashed } = fills[value];
        const word = verdictWords[value].said;
        if (to - from < 0.5) return null;
        return (
          <g key={at}>
            <rect
              x={from + (dashed ? 0.5 : 0)}
              y={top + (dashed ? 5.5 : 5)}
              width={Math.max(1, to - from - (dashed ? 2 : 1))}
              height={dashed ? 15 : 16}
              fill={fill}
              stroke={dashed ? "var(--ink-faint)" : undefined}
              strokeDasharray={dashed ? "2 2" : undefined}
            />
            {edge && <rect x={from} y={top + 5} width={Math.max(1, to - from - 1)} height="2" fill={edge} />}
            {to - from > word.length * 6.5 + 12 && (
              <text x={from + 7} y={top + 18} style={{ fill: inks[value], fontWeight: 500 }}>
                {word}
              </text>
            )}
          </g>
        );
      })}
      {last && end < clampX(scale, scale.to) - 110 && (
        <text x={end + 9} y={top + 17.5} className={last.value === "no-go" ? "fail" : "ink-2"}>
          {verdictWords[last.value].said} for {ageBetween(since ?? last.at, now)}
        </text>
      )}
    </g>
  );
}

/** A pennant per candidate; where two stand too near, the later keeps its name. */
export function CandidateTrack({
  candidates,
  scale,
  top,
}: {
  candidates: readonly CandidateView[];
  scale: Scale;
  top: number;
}) {
  const shown = candidates.filter(({ at }) => within(scale, at)).sort((a, b) => (a.at < b.at ? -1 : 1));
  return shown.map((candidate, nth) => {
    const x = scale.x(candidate.at);
    const next = shown[nth + 1];
    const crowded = next !== undefined && scale.x(next.at) - x < 30;
    return (
      <Pennant
        key={candidate.tag}
        x={x}
        y={top + 5}
        label={crowded ? null : (candidate.tag.match(/rc\d+$/i)?.[0] ?? candidate.tag)}
      />
    );
  });
}
