/** What a browser carries for us, sealed so that nobody can read or change it; and hashes of what is never kept. */
import { createHash, randomBytes } from "node:crypto";
import { EncryptJWT, jwtDecrypt, jwtVerify, SignJWT } from "jose";
import { config } from "../config";

type Purpose = "session" | "way-in" | "new-key";

/** Each purpose has a key of its own: what was sealed for one is nothing to another. */
function keyFor(purpose: Purpose): Uint8Array {
  const secret = config().environment.signIn?.sessionSecret;
  if (!secret) throw new Error("Nobody signs in here.");
  return createHash("sha256").update(`release-hud ${purpose} ${secret}`).digest();
}

export const randomText = (bytes = 32): string => randomBytes(bytes).toString("base64url");
export const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex");

export async function sign(purpose: Purpose, id: string, seconds: number): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const signed = new SignJWT({}).setProtectedHeader({ alg: "HS256" }).setSubject(id).setAudience(purpose);
  return signed
    .setIssuedAt(now)
    .setExpirationTime(now + seconds)
    .sign(keyFor(purpose));
}

export async function verified(purpose: Purpose, token: string | null): Promise<string | null> {
  if (token === null) return null;
  try {
    const { payload } = await jwtVerify(token, keyFor(purpose), { algorithms: ["HS256"], audience: purpose });
    return payload.sub ?? null;
  } catch {
    return null;
  }
}

export async function seal(purpose: Purpose, what: Record<string, string>, seconds: number): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const sealed = new EncryptJWT(what).setProtectedHeader({ alg: "dir", enc: "A256GCM" }).setAudience(purpose);
  return sealed
    .setIssuedAt(now)
    .setExpirationTime(now + seconds)
    .encrypt(keyFor(purpose));
}

export async function unsealed(purpose: Purpose, token: string | null): Promise<Record<string, unknown> | null> {
  if (token === null) return null;
  try {
    const { payload } = await jwtDecrypt(token, keyFor(purpose), {
      audience: purpose,
      keyManagementAlgorithms: ["dir"],
      contentEncryptionAlgorithms: ["A256GCM"],
    });
    return payload;
  } catch {
    return null;
  }
}
