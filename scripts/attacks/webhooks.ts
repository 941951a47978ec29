/** Deliveries that GitHub did not send, or sent once. */
import { createHmac } from "node:crypto";
import { type Attack, hookSecret, json, one, type Sent } from "./attack";

const quiet = '{"zen":"Keep it logically awesome.","repository":{"full_name":"pytorch/pytorch"}}';
const hook = "/api/webhooks/github";
const signed = (body: string): string => `sha256=${createHmac("sha256", hookSecret).update(body).digest("hex")}`;
const delivery = (body: string, more: Record<string, string>): Sent => {
  const headers = { ...json, "x-github-event": "ping", "x-github-delivery": "one", ...more };
  return { path: hook, method: "POST", headers, body };
};
/** One that wakes a poll: a `ping` would be answered alike though nobody had looked whether it came before. */
const push = '{"ref":"refs/heads/release/2.12","repository":{"full_name":"pytorch/pytorch"}}';
const again = delivery(push, {
  "x-hub-signature-256": signed(push),
  "x-github-event": "push",
  "x-github-delivery": "again",
});

export const webhooks: Attack[] = [
  one("forged webhooks", "without a signature", delivery(quiet, {}), [403]),
  one(
    "forged webhooks",
    "signed by another",
    delivery(quiet, { "x-hub-signature-256": `sha256=${"0".repeat(64)}` }),
    [403],
  ),
  one(
    "forged webhooks",
    "with the signature of another body",
    delivery(quiet, { "x-hub-signature-256": signed("{}") }),
    [403],
  ),
  one(
    "forged webhooks",
    "signed in the old way",
    delivery(quiet, { "x-hub-signature": `sha1=${"0".repeat(40)}` }),
    [403],
  ),
  one("forged webhooks", "with a signature that is none", delivery(quiet, { "x-hub-signature-256": "sha256=" }), [403]),
  one("forged webhooks", "signed, but no JSON", delivery("{", { "x-hub-signature-256": signed("{") }), [400]),
  one("forged webhooks", "of 2 MB", delivery("x".repeat(2_000_000), {}), [413]),
  {
    ...one("replayed deliveries", "the same twice", [again, again], [202]),
    says: [/"outcome":"wake"/, /"outcome":"replayed"/],
  },
];
