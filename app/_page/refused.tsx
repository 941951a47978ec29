import { Frame } from "@/components/release/frame";
import type { FrameView } from "@/components/release/frame-view";
import { Failure } from "@/components/ui/page-states";

/** A page whose facts are not there yet: why, and what to do. */
export function Refused({ view, text }: { view: FrameView; text: string }) {
  return (
    <Frame view={view}>
      <h1 className="pt-7 text-page tracking-[-0.028em]">Not known yet</h1>
      <Failure
        mark="unknown"
        what={text}
        instead="The page fills by itself as soon as it is read. The status page shows how far it is."
      />
    </Frame>
  );
}
