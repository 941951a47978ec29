import type { Metadata } from "next";
import { onlyForDesign } from "./guard";
import { Cells, Events, PageStates, Statuses, TimelineMarks, Verdicts } from "./marks";

export const metadata: Metadata = { title: "Marks and states" };

/** Every mark that the product may draw, with the one meaning it has. */
export default async function Page() {
  await onlyForDesign();
  return (
    <main id="main" className="mx-auto max-w-[1440px] px-(--gutter) pb-7">
      <div className="flex flex-wrap items-baseline gap-x-3.5 pt-[26px] pb-5">
        <h1 className="text-page tracking-[-0.028em]">Marks and states</h1>
        <p className="text-ink-3">Every mark that the product may draw, with the one meaning it has.</p>
      </div>
      <div className="grid grid-cols-2 gap-x-[72px] narrow:grid-cols-1">
        <div className="grid content-start gap-7">
          <Verdicts />
          <Statuses />
          <Cells />
          <Events />
        </div>
        <div className="grid content-start gap-7">
          <TimelineMarks />
          <PageStates />
        </div>
      </div>
    </main>
  );
}
