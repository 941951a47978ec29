import { Frame } from "@/components/release/frame";
import type { FrameView } from "@/components/release/frame-view";
import { Failure } from "@/components/ui/page-states";
import { fullMoment } from "@/lib/format/dates";

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

/** A release that is known now, at a moment at which it was not: the banner above leads back. */
export function NotThen({ view, version, at }: { view: FrameView; version: string; at: string }) {
  return (
    <Frame view={view}>
      <h1 className="pt-7 text-page tracking-[-0.028em]">
        {version} was not known at {fullMoment(at)} UTC.
      </h1>
      <Failure
        mark="unknown"
        what="Its tracker was not there yet."
        instead="Go back to now, or choose a later moment."
      />
    </Frame>
  );
}
