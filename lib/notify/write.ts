/** A message as its receiver takes it: headers and body of one POST. Pure but for the hash. */
import { createHmac } from "node:crypto";
import type { NotifyTarget } from "../config/notify";
import { joined } from "../format/numbers";
import type { Action, Message } from "./message";

export type Post = { headers: Record<string, string>; body: string };

/** `id` stays over all attempts, so that a receiver knows one that it has already. `at` is the attempt's time. */
export function postOf(message: Message, target: NotifyTarget, id: string, at: string): Post {
  const headers = { "content-type": "application/json", "user-agent": "Release-HUD" };
  if (target.as === "slack") return { headers, body: JSON.stringify({ text: slackText(message) }) };
  const body = JSON.stringify({ id, ...message });
  const seconds = String(Math.floor(Date.parse(at) / 1000));
  const signature = `v1,${sign(target.secret ?? "", `${id}.${seconds}.${body}`)}`;
  return {
    headers: { ...headers, "webhook-id": id, "webhook-timestamp": seconds, "webhook-signature": signature },
    body,
  };
}

/** As the Standard Webhooks specification says: HMAC-SHA256 in base64; a secret may stand as `whsec_<base64>`. */
export function sign(secret: string, signed: string): string {
  const key = secret.startsWith("whsec_") ? Buffer.from(secret.slice("whsec_".length), "base64") : secret;
  return createHmac("sha256", key).update(signed).digest("base64");
}

function slackText({ title, text, url, next, changes }: Message): string {
  const lines = [
    `*${link(url, title)}*`,
    text === "" ? null : escapeSlack(text),
    ...changes.map(
      (change) => `• ${link(change.url, change.text)}${change.next ? `. Next: ${actionText(change.next)}` : ""}`,
    ),
    ...next.map((action) => `Next: ${link(action.url, actionText(action))}`),
  ];
  return lines.filter((line) => line !== null).join("\n");
}

function actionText({ who, what }: Action): string {
  return who.length === 0 ? what : `${joined(who, "or")}: ${what}`;
}

/** Slack reads <, > and & as markup, and nothing else of what people write in links. */
const escapeSlack = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const link = (url: string, text: string): string =>
  url === ""
    ? escapeSlack(text)
    : `<${encodeURI(decoded(url)).replaceAll("|", "%7C")}|${escapeSlack(text).replaceAll("|", "¦")}>`;

function decoded(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}
