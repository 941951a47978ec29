"use client";
import dynamic from "next/dynamic";
import { InView } from "./in-view";
import type { StepLinesProps } from "./step-lines";

/** The drawing library comes only when the chart comes into view. */
const StepLines = dynamic(() => import("./step-lines"), { ssr: false });

export function LazySteps({ label, height = 296, ...chart }: StepLinesProps & { label: string; height?: number }) {
  return (
    <InView height={height} label={label}>
      {() => <StepLines {...chart} />}
    </InView>
  );
}
