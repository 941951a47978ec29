/** What a browser may do with an answer of ours. */
import { createHash } from "node:crypto";
import { themeScript } from "./theme-script";

export type ScriptSources = readonly string[];

export const hashSource = (script: string): string =>
  `'sha256-${createHash("sha256").update(script).digest("base64")}'`;
export const nonceSource = (nonce: string): string => `'nonce-${nonce}'`;

const themeSource = hashSource(themeScript);

/**
 * Nothing from elsewhere, and no inline script but those that are named. Bars and charts carry their measures in style
 * attributes, which can run nothing: only those are inline. While developing, the framework evaluates and adds styles.
 */
export function pagePolicy(scripts: ScriptSources, developing = false): string {
  const style = developing ? "style-src 'self' 'unsafe-inline'" : "style-src 'self'; style-src-attr 'unsafe-inline'";
  const script = ["script-src 'self'", themeSource, ...scripts, ...(developing ? ["'unsafe-eval'"] : [])].join(" ");
  return [
    "default-src 'self'",
    script,
    style,
    ...(developing ? ["connect-src 'self' ws: wss:"] : []),
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** For what is no page: opened by itself, it may do nothing. A badge carries its own styles. */
export const filePolicy =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const always = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "x-frame-options": "DENY",
  "cross-origin-opener-policy": "same-origin",
  "permissions-policy":
    "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()",
};

/** Browsers heed it only over https. */
const onlyHttps = { "strict-transport-security": "max-age=31536000" };

export const securityHeaders = (https: boolean): Record<string, string> =>
  https ? { ...always, ...onlyHttps } : always;
