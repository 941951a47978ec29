import type { IncomingMessage } from "node:http";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readerAddress } from "./address";
import { Limits, limitOf } from "./limits";
import { isOwnPost } from "./same-origin";

describe("what one address may ask", () => {
  it.each([
    ["/search", "search"],
    ["/api/v1/lookup", "search"],
    ["/api/v1/understand/comment", "understand"],
    ["/pytorch/notes", "search"],
    ["/api/v1/projects/pytorch/notes", "search"],
    ["/pytorch/2.12.0/notes", null],
    ["/check", "understand"],
    ["/sign-in/github", "sign-in"],
    ["/api/v1/events", "events"],
    ["/pytorch/2.12.0", null],
    ["/searching", null],
  ])("%s counts as %s", (path, kind) => expect(limitOf(path)).toBe(kind));

  it("a moment of the past counts, however its name is written", () => {
    expect(limitOf("/pytorch/2.12.0", "/pytorch/2.12.0?at=2026-04-24")).toBe("past");
    expect(limitOf("/pytorch/2.12.0", "/pytorch/2.12.0?x=1&%61t=2026-04-24")).toBe("past");
    expect(limitOf("/pytorch/2.12.0", "/pytorch/2.12.0?format=at")).toBeNull();
  });

  it("an office may ask much at once, and then steadily", () => {
    const limits = new Limits(600);
    for (let n = 0; n < 300; n++) expect(limits.take("search", "a", 0)).toBeNull();
    expect(limits.take("search", "a", 0)).toBe(1);
    expect(limits.take("search", "b", 0)).toBeNull();
    expect(limits.take("understand", "a", 0)).toBeNull();
    expect(limits.take("search", "a", 100)).toBeNull();
    expect(limits.take("search", "a", 100)).not.toBeNull();
  });

  it("in the long run never gets more than the setting, whatever the pace", () => {
    const waits = fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: 1, maxLength: 300 });
    fc.assert(
      fc.property(waits, (pauses) => {
        const limits = new Limits(60);
        let now = 0;
        let taken = 0;
        for (const pause of pauses) {
          now += pause;
          if (limits.take("search", "a", now) === null) taken++;
        }
        expect(taken).toBeLessThanOrEqual(30 + now / 1000 + 1);
      }),
    );
  });

  it("streams are counted while they are open", () => {
    const limits = new Limits(2);
    const [first, second] = [limits.open("a"), limits.open("a")];
    expect(limits.open("a")).toBeNull();
    expect(limits.open("b")).not.toBeNull();
    first?.();
    first?.();
    expect(limits.open("a")).not.toBeNull();
    expect(limits.open("a")).toBeNull();
    second?.();
  });

  it("0 limits nothing", () => {
    const limits = new Limits(0);
    for (let n = 0; n < 5000; n++) expect(limits.take("sign-in", "a", 0)).toBeNull();
    for (let n = 0; n < 5000; n++) expect(limits.open("a")).not.toBeNull();
  });
});

describe("whose request it is", () => {
  const asked = (remoteAddress: string, forwarded?: string) =>
    ({ socket: { remoteAddress }, headers: { "x-forwarded-for": forwarded } }) as unknown as IncomingMessage;

  it.each([
    ["10.0.0.9", "1.2.3.4", 0, "10.0.0.9"],
    ["::ffff:10.0.0.9", undefined, 0, "10.0.0.9"],
    ["10.0.0.9", "6.6.6.6, 1.2.3.4", 1, "1.2.3.4"],
    ["10.0.0.9", "6.6.6.6, 1.2.3.4, 10.0.0.8", 2, "1.2.3.4"],
    ["10.0.0.9", undefined, 1, "10.0.0.9"],
    ["2001:db8:1:2:3:4:5:6", undefined, 0, "2001:db8:1:2"],
    ["2001:db8:1::6", undefined, 0, "2001:db8:1:0"],
    ["::1", undefined, 0, "0:0:0:0"],
  ])("%s forwarded for %s behind %i proxies is %s", (own, forwarded, proxies, address) => {
    expect(readerAddress(asked(own, forwarded), proxies)).toBe(address);
  });
});

describe("a form of ours", () => {
  it.each([
    [{ "sec-fetch-site": "same-origin" }, true],
    [{ "sec-fetch-site": "cross-site", origin: "http://hud", host: "hud" }, false],
    [{ "sec-fetch-site": "same-site" }, false],
    [{ origin: "https://hud.example", host: "hud.example" }, true],
    [{ origin: "https://evil.example", host: "hud.example" }, false],
    [{ origin: "null", host: "hud.example" }, false],
    [{ host: "hud.example" }, true],
  ])("%j: %s", (headers, own) => expect(isOwnPost(headers)).toBe(own));
});
