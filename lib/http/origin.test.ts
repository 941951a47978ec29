import type { IncomingMessage } from "node:http";
import { describe, expect, it } from "vitest";
import { originOf, sameForAll, trustProxies } from "./origin";

describe("the name of the dashboard", () => {
  it.each([
    ["evil.example", 0, undefined],
    ["hud.example", 1, "hud.example"],
    ["evil.example, hud.example", 1, "hud.example"],
    ["evil.example, hud.example, inner", 2, "hud.example"],
    ["hud.example", 2, "hud.example"],
    [undefined, 1, undefined],
    ["", 1, undefined],
  ])("forwarded as %s behind %i proxies is %s", (given, proxies, told) => {
    const headers: Record<string, string | undefined> = { "x-forwarded-host": given };
    trustProxies({ headers } as unknown as IncomingMessage, proxies);
    expect(headers["x-forwarded-host"]).toBe(told);
  });

  it("is the configured one whatever is forwarded, and else the same for all only where nothing is", () => {
    const forwarded = new Request("http://inner:3000/x", { headers: { "x-forwarded-host": "hud.example" } });
    expect(originOf(forwarded, "https://release.example/")).toBe("https://release.example");
    expect(originOf(forwarded, null)).toBe("http://hud.example");
    expect([sameForAll(forwarded, "https://release.example"), sameForAll(forwarded, null)]).toEqual([true, false]);
    expect(sameForAll(new Request("http://inner:3000/x"), null)).toBe(true);
  });
});
