import type { FrameView } from "@/components/release/frame-view";
import { now } from "./base";
import { changes, release, releases, sources } from "./release";

export const frame: FrameView = {
  at: null,
  refusal: null,
  now,
  path: "/pytorch/2.12.0",
  place: "status",
  release: { project: release.project, version: release.version },
  releases,
  sources,
  stops: changes.map(({ at, text }) => ({ at, text })).reverse(),
  reader: null,
  shown: null,
  scenarios: [],
  scenario: null,
};
