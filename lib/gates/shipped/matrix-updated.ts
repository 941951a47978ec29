import { notBefore } from "../release-day-over";
import type { GateRule } from "../rule";
import { list } from "../wording";

export const matrixUpdated: GateRule = {
  id: "matrix-updated",
  target: "shipped",
  title: "Matrix and cadence name the version",
  group: "Comms",
  needs: ["process"],
  evaluate: (release, context) => {
    const { process, wants } = release;
    if (!wants.process) return { status: "not-applicable", summary: "The project names no process document" };
    const evidence = process ? [{ text: "Release process", url: process.url }] : [];
    if (process?.matrix && process.cadence) return { status: "pass", summary: "Both name the version", evidence };
    const without = [...(process?.matrix ? [] : ["compatibility matrix"]), ...(process?.cadence ? [] : ["cadence"])];
    const found = notBefore(release, context, {
      summary: process ? `Not in the ${list(without)}` : "The process document was not found",
      clause: `the ${list(without)} ${without.length === 1 ? "does" : "do"} not name ${release.release.version}`,
      flip: {
        what: `Add ${release.release.version} to the ${list(without)}`,
        detail: "In the release process",
        verb: "edit the document",
        who: release.release.managers.slice(0, 1),
        url: process?.url ?? release.release.tracker.url,
      },
    });
    return { ...found, evidence };
  },
};
