import type { GateRule } from "../rule";
import { count, some } from "../wording";

export const nightliesGreen: GateRule = {
  id: "nightlies-green",
  target: "branch-cut",
  title: "Nightlies are green",
  group: "CI",
  needs: ["nightlies"],
  evaluate: ({ nightlies, release, wants }) => {
    // Read whole, and none is there or named: such a project would stay unknown for ever, with nothing that anyone can do.
    if (nightlies.length === 0 && wants.nightly === null)
      return { status: "not-applicable", absence: true, summary: "There is no nightly branch" };
    if (nightlies.length === 0) return { status: "unknown", summary: `Not known: no ${wants.nightly} was found` };
    const evidence = nightlies.map((nightly) => ({ text: `${nightly.repo}: ${nightly.state}`, url: nightly.url }));
    const failing = nightlies.filter((nightly) => nightly.state === "fail");
    if (failing.length > 0) {
      const names = some(
        failing.map((nightly) => nightly.repo),
        3,
      );
      const [who] = release.managers;
      return {
        status: "fail",
        summary: `${failing.length} of ${nightlies.length} red: ${names}`,
        clause: `${count(failing.length, "nightly", "nightlies")} ${failing.length === 1 ? "is" : "are"} red`,
        evidence,
        since: failing.map((nightly) => nightly.at ?? "").sort()[0] || null,
        who: release.managers,
        flips: failing.map((nightly) => ({
          what: `Make the nightly of ${nightly.repo} green`,
          detail: "Red on its newest commit",
          verb: "fix the nightly",
          who: who ? [who] : [],
          url: nightly.url,
        })),
      };
    }
    const silent = nightlies.filter(({ state }) => state === "unknown" || state === "absent").map(({ repo }) => repo);
    if (silent.length > 0)
      return {
        status: "unknown",
        summary: `Not known: ${some(silent, 3)} ${silent.length === 1 ? "has" : "have"} no finished nightly`,
        evidence,
      };
    if (nightlies.some((nightly) => nightly.state === "running"))
      return { status: "running", summary: "Still running", evidence };
    return { status: "pass", summary: `${nightlies.length} of ${nightlies.length} green`, evidence };
  },
};
