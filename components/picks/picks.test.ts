import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { picks } from "@/e2e/samples/picks";
import type { PickView } from "@/lib/view/schemas";
import { asCsv, asMarkdown } from "./export";
import { filterOf, filters, isOpen } from "./filters";
import { askedOf, chosen, groupsOf, isMine, matches, sorted } from "./order";

const [first] = picks as [PickView];
const asked = (query: string, login: string | null = null) => askedOf(new URLSearchParams(query), login);

describe("the picks page", () => {
  it("opens with what is pending, the oldest first", () => {
    const shown = chosen(picks, asked(""));
    expect(shown.every(isOpen)).toBe(true);
    expect(shown).toHaveLength(8);
    expect(shown.map((pick) => pick.requestedAt)).toEqual(shown.map((pick) => pick.requestedAt).sort());
  });
  it("tells its state by its address alone", () => {
    expect(chosen(picks, asked("show=approved")).map((pick) => pick.state)).toEqual([
      "approved",
      "approved",
      "approved",
    ]);
    expect(chosen(picks, asked("show=all&q=angelayi+strides"))).toHaveLength(1);
    expect(chosen(picks, asked("sort=title.up")).map((pick) => pick.title)[0]).toMatch(/^End/);
    expect(asked("sort=nonsense").sort).toEqual({ by: "age", down: true });
  });
  it("counts under a policy's words the rows that say them", () => {
    const labels = (pick: PickView) => filters.filter(({ keeps }) => keeps(pick)).map(({ label }) => label);
    const [outside, without] = (["violation", "needs-category"] as const).map((status) =>
      labels({ ...first, policy: { status, rule: "" } }),
    );
    expect(outside).toContain("Outside the criteria");
    expect(outside).not.toContain("Needs a category");
    expect(without).toContain("Needs a category");
    expect(without).not.toContain("Outside the criteria");
  });
  it("finds a pick by number, login or words, all of which must match", () => {
    expect(matches(first, "#181755")).toBe(true);
    expect(matches(first, "@angelayi guards")).toBe(true);
    expect(matches(first, "angelayi nothing")).toBe(false);
  });
  it("knows mine by the requester and by who must act", () => {
    expect(isMine(first, "Malfet")).toBe(true);
    expect(isMine(first, "nobody")).toBe(false);
    expect(chosen(picks, asked("mine=1", "huydhn"))).toHaveLength(2);
  });
  it("groups by whom they wait for and loses none", () => {
    const groups = groupsOf(picks, true);
    expect(groups.at(-1)?.name).toBe("Nobody");
    expect(groups.flatMap((group) => group.picks)).toHaveLength(picks.length);
  });
  it("shows each pick in at least one of the lists of final and pending", () => {
    const closing = filters.filter(({ id }) => ["open", "merged", "reverted", "closed"].includes(id));
    for (const pick of picks) expect(closing.filter((filter) => filter.keeps(pick))).toHaveLength(1);
    expect(filterOf("nonsense").id).toBe("open");
  });
  it("sorts by any column without losing or doubling a pick", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("title", "refs", "category", "policy", "state", "ci", "waiting", "age"),
        fc.boolean(),
        (by, down) => {
          expect(
            sorted(picks, { by, down })
              .map(({ id }) => id)
              .sort(),
          ).toEqual(picks.map(({ id }) => id).sort());
        },
      ),
    );
  });
});

describe("exports", () => {
  const titled = (title: string): PickView => ({ ...first, title });
  it("write CSV that keeps quotes and never runs as a formula", () => {
    expect(asCsv([titled('=1+"a"')]).split("\r\n")[1]).toMatch(/^"'=1\+""a""",/);
  });
  it("write a markdown table whose rows cannot be broken by a title", () => {
    const [, , row] = asMarkdown([titled("a | b\nc [d]")]).split("\n");
    expect(row).toMatch(/^\| a \\\| b c \\\[d\\\] \|/);
    expect(row).toContain("[#181755](https://github.com/pytorch/pytorch/pull/181755)");
    expect(row).toContain("@malfet: decide");
  });
  it("write one row per pick, whatever the titles", () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 5 }), (titles) => {
        expect(asMarkdown(titles.map(titled)).split("\n")).toHaveLength(titles.length + 2);
      }),
    );
  });
});
