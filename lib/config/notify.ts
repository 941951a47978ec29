import { z } from "zod";
import type { Fault } from "./fault";

/** What may be told. The words are those of a change's kind. */
export const notifyEvents = ["verdict", "pick", "scope", "ci", "candidate", "schedule", "revert", "decision"] as const;
export type NotifyEvent = (typeof notifyEvents)[number];

/** A value, or `env:NAME`: what must not stand in a file that others read. */
const given = z.string().min(1).describe("A value, or env:NAME for the environment variable that holds it");
const login = z.string().regex(/^[\w-]+$/, "a GitHub login");

const common = {
  name: z.string().regex(/^[a-z0-9][a-z0-9-]*$/, "small letters, digits and dashes"),
  to: given,
  projects: z.array(z.string()).nullable().default(null).describe("Slugs; null tells of every project"),
  events: z
    .array(z.enum(notifyEvents))
    .min(1)
    .default([...notifyEvents]),
  audience: z
    .union([z.enum(["everyone", "managers"]), z.array(login).min(1)])
    .default("everyone")
    .describe("everyone; managers: what waits on a release's managers; or logins: what concerns them"),
  quietMinutes: z.number().min(0).max(1440).default(5).describe("A verdict must have held so long before it is told"),
};

export const notifySchema = z.discriminatedUnion("as", [
  z.strictObject({ as: z.literal("slack"), ...common }),
  z.strictObject({ as: z.literal("webhook"), ...common, secret: given }),
]);

export type NotifyTarget = {
  name: string;
  /** Null for messages that are not signed, as Slack's are not. */
  secret: string | null;
  as: "slack" | "webhook";
  to: string;
  projects: string[] | null;
  events: NotifyEvent[];
  audience: "everyone" | "managers" | string[];
  quietMinutes: number;
};

type Env = Record<string, string | undefined>;

/** Fills in what the environment holds. A secret is never repeated, not even in a fault. */
export function resolveTargets(
  inputs: readonly z.output<typeof notifySchema>[],
  env: Env,
  file: string,
): { targets: NotifyTarget[]; faults: Fault[] } {
  const faults: Fault[] = [];
  const value = (text: string, place: string): string => {
    if (!text.startsWith("env:")) return text;
    const name = text.slice("env:".length);
    const found = env[name];
    if (found) return found;
    faults.push({ name: `${file} ${place}`, found: `${name}, which is not set`, expected: "an environment variable" });
    return "";
  };
  const targets = inputs.map((input, nth): NotifyTarget => {
    const { to, ...rest } = input;
    const address = value(to, `notify.${nth}.to`);
    if (address !== "" && !isAddress(address)) {
      const found = `a value of ${address.length} characters`;
      faults.push({ name: `${file} notify.${nth}.to`, found, expected: "an https:// or http:// address" });
    }
    return {
      ...rest,
      to: address,
      secret: input.as === "webhook" ? value(input.secret, `notify.${nth}.secret`) : null,
    };
  });
  const twice = targets.find((one, nth) => targets.findIndex((other) => other.name === one.name) !== nth);
  if (twice)
    faults.push({ name: `${file} notify`, found: `${twice.name} twice`, expected: "a name of its own for each" });
  return { targets, faults };
}

function isAddress(text: string): boolean {
  try {
    return /^https?:$/.test(new URL(text).protocol);
  } catch {
    return false;
  }
}
