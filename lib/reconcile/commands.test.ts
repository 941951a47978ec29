import { describe, expect, it } from "vitest";
import { World } from "./test-facts";

const accept = "/hud accept scope-empty until 2026-04-30: two items wait for a vendor";

describe("what managers record on the tracker", () => {
  it("a manager may accept a risk until a date", () => {
    const { acceptances } = new World().comment(accept, { author: "max" }).reconciled();
    expect(acceptances).toMatchObject([
      { gate: "scope-empty", by: "max", until: "2026-04-30", reason: "two items wait for a vendor" },
    ]);
  });

  it("anyone else's is ignored, and said so", () => {
    const { acceptances, problems } = new World().comment(accept, { author: "dev" }).reconciled();
    expect(acceptances).toEqual([]);
    expect(problems).toMatchObject([
      { code: "command-ignored", text: "/hud accept by dev is ignored: only release managers may" },
    ]);
  });

  it("a manager's comment that somebody else edited is not a manager's word", () => {
    expect(new World().comment(accept, { author: "max", editor: "dev" }).reconciled().acceptances).toEqual([]);
  });

  it("the later acceptance of a gate replaces the earlier; a minimized one is gone", () => {
    const later = accept.replace("2026-04-30", "2026-05-02");
    const world = new World()
      .comment(accept, { author: "max" })
      .comment(later, { author: "ann", createdAt: "2026-04-20T10:00:00Z" });
    expect(world.reconciled().acceptances).toMatchObject([{ until: "2026-05-02" }]);
    expect(new World().comment(accept, { author: "max", minimized: true }).reconciled().acceptances).toEqual([]);
  });

  it("a decision is kept with its moment", () => {
    const { decisions } = new World().comment("/hud no-go M4: wheels are red", { author: "ann" }).reconciled();
    expect(decisions).toMatchObject([
      { call: "no-go", milestone: "M4", by: "ann", at: "2026-04-19T10:00:00Z", reason: "wheels are red", void: null },
    ]);
  });
});
