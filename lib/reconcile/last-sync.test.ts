import { describe, expect, it } from "vitest";
import { lastSync } from "./last-sync";

describe("the last sync", () => {
  const utc = { weekday: "monday", time: "16:00", zone: "UTC" } as const;
  const newYork = { weekday: "monday", time: "09:00", zone: "America/New_York" } as const;

  it.each([
    ["2026-04-24T14:32:00Z", "2026-04-20T16:00:00Z"],
    ["2026-04-20T16:00:01Z", "2026-04-20T16:00:00Z"],
    ["2026-04-20T16:00:00Z", "2026-04-13T16:00:00Z"],
    ["2026-04-20T15:59:59Z", "2026-04-13T16:00:00Z"],
  ])("before %s is %s", (now, expected) => expect(lastSync(utc, now)).toBe(expected));

  it("keeps its wall-clock hour over a change to daylight saving", () => {
    expect(lastSync(newYork, "2026-03-06T12:00:00Z")).toBe("2026-03-02T14:00:00Z");
    expect(lastSync(newYork, "2026-03-12T12:00:00Z")).toBe("2026-03-09T13:00:00Z");
  });

  it("knows the weekday of the zone, not of UTC", () => {
    const tokyo = { weekday: "monday", time: "08:00", zone: "Asia/Tokyo" } as const;
    expect(lastSync(tokyo, "2026-04-20T00:00:00Z")).toBe("2026-04-19T23:00:00Z");
  });
});
