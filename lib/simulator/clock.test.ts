import { describe, expect, it } from "vitest";
import { clock } from "./clock";

describe("the simulated clock", () => {
  const machine = { ms: 0 };
  const read = () => machine.ms;

  it("runs on from its start with the machine's time, at its pace", () => {
    const made = clock("2026-04-24T14:32:00Z", 60, read);
    machine.ms += 10_000;
    expect(made.now()).toBe("2026-04-24T14:42:00Z");
  });

  it("keeps its moment when only the pace changes", () => {
    const made = clock("2026-04-24T14:32:00Z", 60, read);
    machine.ms += 1_000;
    made.set({ speed: 0 });
    machine.ms += 50_000;
    expect(made.now()).toBe("2026-04-24T14:33:00Z");
    made.set({ now: "2026-05-01T00:00:00Z" });
    expect(made.now()).toBe("2026-05-01T00:00:00Z");
  });
});
