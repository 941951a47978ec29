import type { Candidate } from "../../domain/reconciled";
import type { GateRule } from "../rule";
import { count, is, some } from "../wording";

export const candidateBuildsGreen: GateRule = {
  id: "candidate-builds-green",
  target: "final-candidate",
  title: "Candidate's binaries are built",
  group: "Candidate",
  needs: ["tags", "ci"],
  evaluate: ({ candidates, release }) => {
    const newest = candidates.at(-1);
    if (!newest) return { status: "not-yet", absence: true, summary: "Starts when a candidate is tagged" };
    const of = (...states: Candidate["builds"][number]["state"][]): Candidate["builds"] =>
      newest.builds.filter((build) => states.includes(build.state));
    const evidence = newest.builds.map((build) => ({ text: `${build.workflow}: ${build.state}`, url: build.url }));
    const bad = of("fail", "cancelled");
    const who = newest.by ? [newest.by] : release.managers.slice(0, 1);
    if (bad.length > 0)
      return {
        status: "fail",
        summary: `${bad.length} of ${count(newest.builds.length, "build")} ${bad.length === 1 ? "fails" : "fail"} for ${newest.tag}: ${some(
          bad.map((one) => one.workflow),
          2,
        )}`,
        clause: `${count(bad.length, "build")} of ${newest.tag} ${bad.length === 1 ? "fails" : "fail"}`,
        evidence,
        since: newest.at,
        who,
        flips: [
          {
            what: `Build ${newest.tag}: ${some(
              bad.map((one) => one.workflow),
              2,
            )}`,
            detail: "Failed on the candidate",
            verb: "run the build again",
            who,
            url: bad[0]?.url ?? newest.url,
          },
        ],
      };
    const running = of("running");
    if (running.length > 0)
      return {
        status: "running",
        summary: `${running.length} of ${count(newest.builds.length, "build")} still running`,
        clause: `${count(running.length, "build")} of ${newest.tag} ${is(running.length)} still running`,
        evidence,
        flips: [
          {
            what: `Let the builds of ${newest.tag} finish`,
            detail: some(
              running.map((one) => one.workflow),
              3,
            ),
            verb: "wait",
            who,
            url: newest.url,
          },
        ],
      };
    const silent = of("absent", "skipped");
    if (newest.builds.length === 0 || silent.length > 0)
      return {
        status: "unknown",
        summary:
          newest.builds.length === 0
            ? `No build of ${newest.tag} is known`
            : `${some(
                silent.map((one) => one.workflow),
                2,
              )} did not run for ${newest.tag}`,
        clause:
          newest.builds.length === silent.length
            ? `no build of ${newest.tag} is known`
            : `${count(silent.length, "build")} of ${newest.tag} did not run`,
        evidence,
        flips: [
          { what: `Build ${newest.tag}`, detail: "No run is known", verb: "start the builds", who, url: newest.url },
        ],
      };
    const flaky = of("flaky").length;
    return {
      status: "pass",
      summary: `${newest.builds.length} of ${count(newest.builds.length, "build")} for ${newest.tag}${flaky > 0 ? `, ${flaky} after a flaky rerun` : ""}`,
      evidence,
    };
  },
};
