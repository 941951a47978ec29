/** The simulated GitHub's OAuth pages and the REST answers about who somebody is. Its one reader always consents. */
import { createHash } from "node:crypto";
import { z } from "zod";
import { json, type Reply } from "./answer";

export const readerSchema = z.strictObject({
  /** Who sits at the browser; null refuses to consent. */
  login: z.string().nullable(),
  organizations: z.array(z.string()).default([]),
  /** As organization/team. */
  teams: z.array(z.string()).default([]),
});

export type Reader = z.infer<typeof readerSchema>;

type Asked = { method: string; url: string; authorization: string; body: string };
type Grant = { login: string; scope: string; client: string };
type Code = Grant & { challenge: string; callback: string };

const exchange = z.object({
  client_id: z.string().min(1),
  client_secret: z.string().min(1),
  code: z.string(),
  code_verifier: z.string(),
  redirect_uri: z.string(),
});

export class SignInDesk {
  readonly #codes = new Map<string, Code>();
  readonly #tokens = new Map<string, Grant>();
  #given = 0;
  reader: Reader = { login: "atalman", organizations: ["pytorch"], teams: ["pytorch/release"] };

  /** Tokens of readers that nobody gave back. */
  get tokensOut(): number {
    return this.#tokens.size;
  }

  /** Null for what is asked elsewhere. */
  answer({ method, url, authorization, body }: Asked): Reply | null {
    const { pathname, searchParams } = new URL(url, "http://github.invalid");
    const path = pathname.replace(/^\/api\/v3/, "");
    if (method === "GET" && path === "/login/oauth/authorize") return this.#authorize(searchParams);
    if (method === "POST" && path === "/login/oauth/access_token") return this.#token(body);
    if (method === "DELETE" && /^\/applications\/[^/]+\/token$/.test(path)) return this.#end(authorization, body);
    if (method !== "GET" || !/^\/(?:user(?:\/|$)|orgs\/)/.test(path)) return null;
    const grant = this.#tokens.get(/^(?:bearer|token) (\S+)$/i.exec(authorization)?.[1] ?? "");
    if (!grant) return json(401, { message: "Bad credentials" });
    return path === "/user" ? json(200, { login: grant.login, id: 1, type: "User" }) : this.#membership(path, grant);
  }

  #authorize(query: URLSearchParams): Reply {
    const callback = query.get("redirect_uri") ?? "";
    const challenge = query.get("code_challenge") ?? "";
    if (!URL.canParse(callback) || !challenge || query.get("code_challenge_method") !== "S256")
      return json(400, { message: "The redirect or the challenge is missing." });
    const back = new URL(callback);
    back.searchParams.set("state", query.get("state") ?? "");
    const { login } = this.reader;
    if (login === null) back.searchParams.set("error", "access_denied");
    else {
      const code = `code${++this.#given}`;
      const client = query.get("client_id") ?? "";
      this.#codes.set(code, { login, scope: query.get("scope") ?? "", client, challenge, callback });
      back.searchParams.set("code", code);
    }
    return { status: 302, body: "", headers: { location: back.href } };
  }

  /** GitHub says what is wrong with status 200. */
  #token(body: string): Reply {
    const asked = exchange.safeParse(parse(body));
    if (!asked.success) return json(200, { error: "incorrect_client_credentials" });
    const { code, code_verifier: verifier, redirect_uri: callback, client_id: client } = asked.data;
    const known = this.#codes.get(code);
    this.#codes.delete(code);
    const fits = createHash("sha256").update(verifier).digest("base64url") === known?.challenge;
    if (!known || !fits || known.callback !== callback || known.client !== client)
      return json(200, { error: "bad_verification_code" });
    const token = `gho_simulated${++this.#given}`;
    this.#tokens.set(token, known);
    return json(200, { access_token: token, token_type: "bearer", scope: known.scope });
  }

  #end(authorization: string, body: string): Reply {
    const asked = z.object({ access_token: z.string() }).safeParse(parse(body));
    if (!/^basic \S+$/i.test(authorization) || !asked.success) return json(404, { message: "Not Found" });
    return this.#tokens.delete(asked.data.access_token) ? { status: 204, body: "" } : json(422, {});
  }

  #membership(path: string, { login, scope }: Grant): Reply {
    if (path === "/user/orgs")
      return json(
        200,
        this.reader.organizations.map((one) => ({ login: one })),
      );
    if (!scope.split(/[\s,]+/).includes("read:org")) return json(403, { message: "You need at least read:org scope." });
    const organization = /^\/user\/memberships\/orgs\/([^/]+)$/.exec(path)?.[1];
    const [, of, team, whose] = /^\/orgs\/([^/]+)\/teams\/([^/]+)\/memberships\/([^/]+)$/.exec(path) ?? [];
    const { organizations, teams } = this.reader;
    const isMember =
      organization !== undefined
        ? organizations.includes(organization)
        : whose === login && teams.includes(`${of}/${team}`);
    return isMember ? json(200, { state: "active", role: "member" }) : json(404, { message: "Not Found" });
  }
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
