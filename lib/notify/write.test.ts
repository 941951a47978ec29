import { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { NotifyTarget } from "../config/notify";
import { retryAt } from "./deliver";
import type { Message } from "./message";
import { postOf, sign } from "./write";

const message: Message = {
  event: "changes",
  project: "engine",
  version: "2.0.0",
  at: "2026-04-24T12:00:00Z",
  title: "engine 2.0.0: 2 changes",
  text: "",
  url: "https://hud.example/engine/2.0.0",
  next: [],
  changes: [
    {
      kind: "pick",
      at: "2026-04-24T12:00:00Z",
      text: "#12 requested by ada, no decision yet",
      url: "https://github.com/octo/engine/pull/12",
      who: ["grace"],
      next: { who: ["grace", "alan"], what: "approve or deny", url: "https://github.com/octo/engine/pull/12" },
    },
  ],
  verdict: null,
};
const target: NotifyTarget = {
  name: "bot",
  as: "webhook",
  to: "https://bot.example",
  secret: "hush",
  projects: null,
  events: ["pick"],
  audience: "everyone",
  quietMinutes: 5,
};
const now = "2026-04-24T12:00:05.400Z";
const slack = (change: Partial<Message>) =>
  (
    JSON.parse(postOf({ ...message, ...change }, { ...target, as: "slack", secret: null }, "msg_1", now).body) as {
      text: string;
    }
  ).text;

describe("a webhook", () => {
  it("is signed over its id, its time and its body, so that a receiver can check all three", () => {
    const { headers, body } = postOf(message, target, "msg_1", now);
    const expected = createHmac("sha256", "hush").update(`msg_1.1777032005.${body}`).digest("base64");
    expect(headers).toMatchObject({
      "webhook-id": "msg_1",
      "webhook-timestamp": "1777032005",
      "webhook-signature": `v1,${expected}`,
    });
    expect(JSON.parse(body)).toEqual({ id: "msg_1", ...message });
  });

  it("agrees with the specification's own example", () => {
    const signed = 'msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330.{"test": 2432232314}';
    expect(sign("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", signed)).toBe("g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  });
});

describe("a message to Slack", () => {
  it("has a link for each change and who acts next", () => {
    expect(slack({})).toBe(
      [
        "*<https://hud.example/engine/2.0.0|engine 2.0.0: 2 changes>*",
        "• <https://github.com/octo/engine/pull/12|#12 requested by ada, no decision yet>. Next: grace or alan: approve or deny",
      ].join("\n"),
    );
  });

  it("what people wrote is no markup: no mention of everyone, no link of their own", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const written = slack({ title: `<!channel> ${text}`, changes: [] });
        expect(written.match(/</g)).toHaveLength(1);
        expect(written.match(/\|/g)).toHaveLength(1);
      }),
    );
  });
});

describe("another try", () => {
  it("comes later each time, an hour at most, and ends after about a day", () => {
    const waits = Array.from({ length: 33 }, (_, n) => retryAt(n + 1, now)).map((at) =>
      at === null ? null : (Date.parse(at) - Date.parse(now)) / 1000,
    );
    expect(waits.slice(0, 4)).toEqual([10, 20, 40, 80]);
    expect(Math.max(...waits.map((wait) => wait ?? 0))).toBe(3600);
    expect(waits.at(-1)).toBeNull();
    const total = waits.reduce<number>((sum, wait) => sum + (wait ?? 0), 0);
    expect(total / 3600).toBeGreaterThan(20);
  });
});
