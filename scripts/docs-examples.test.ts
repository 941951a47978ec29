import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { parse as parseYaml } from "yaml";
import { readArguments } from "../lib/cli/arguments";
import { notifyEvents } from "../lib/config/notify";
import { parseProjectsFile } from "../lib/config/projects";
import { sign } from "../lib/notify/write";
import { operations } from "../lib/out/openapi/operations";

const pages = readdirSync("docs").filter((file) => file.endsWith(".md"));
type Block = { page: string; language: string; text: string };
const blocks: Block[] = pages.flatMap((page) =>
  [...readFileSync(path.join("docs", page), "utf8").matchAll(/^```(\w+)\n([\s\S]*?)^```/gm)].map(
    ([, language = "", text = ""]) => {
      return { page, language, text };
    },
  ),
);
const of = (...languages: string[]) => blocks.filter(({ language }) => languages.includes(language));

/** Addresses of a dashboard in an example. */
const addresses = blocks.flatMap(({ page, text }) =>
  [...text.matchAll(/https?:\/\/(?:127\.0\.0\.1:3000|hud\.example\.org)(\/[^\s'")]+)/g)].map(
    ([, address = ""]) => [page, address] as const,
  ),
);

const commands = of("sh", "yaml").flatMap(({ page, text }) =>
  [...text.matchAll(/(?:npx hud|npm run hud --) ?(.*)$/gm)].map(([, words = ""]) => [page, words] as const),
);

describe("examples of the documents", () => {
  it("every page that is for readers has one to copy", () => {
    expect(pages.length).toBeGreaterThan(5);
    for (const page of pages)
      expect(
        blocks.some((block) => block.page === page),
        page,
      ).toBe(true);
  });

  it.each(addresses)("%s: %s is an address that is answered, with parameters that it takes", (_, address) => {
    const url = new URL(address, "http://localhost");
    const operation = operations.find(({ path: pattern }) =>
      new RegExp(`^${pattern.replaceAll(".", "\\.").replace(/\{\w+\}/g, "[^/]+")}$`).test(url.pathname),
    );
    const takes = operation?.parameters.filter((one) => one.in === "query").map(({ name }) => name);
    for (const name of url.searchParams.keys()) expect(takes).toContain(name);
    expect(operation).toBeDefined();
  });

  it.each(commands)("%s: hud %s is a command", (_, words) => {
    expect(() => readArguments(words.split(/\s+/).filter(Boolean), null)).not.toThrow();
  });

  it.each(of("yaml").map(({ page, text }) => [page, text] as const))(
    "%s: its YAML is read without a fault",
    (_, text) => {
      if (!text.includes("projects:")) expect(parseYaml(text)).toHaveProperty("jobs");
      else {
        const env = { HUD_SLACK_URL: "https://hooks.example.org/x", HUD_BOT_SECRET: "hush" };
        const read = parseProjectsFile(text, "hud.yaml", env);
        expect(read).toHaveProperty("projects");
        if (text.includes("notify:")) expect(read).toMatchObject({ notify: [{ as: "slack" }, { as: "webhook" }] });
        if (text.includes("access:")) expect(read).toMatchObject({ access: { logins: ["atalman", "malfet"] } });
      }
    },
  );

  it("a body that is posted is JSON", () => {
    const bodies = of("sh").flatMap(({ text }) =>
      [...text.matchAll(/-d '(\{[\s\S]*?\})'/g)].map(([, body = ""]) => body),
    );
    expect(bodies.length).toBeGreaterThan(0);
    for (const body of bodies) expect(() => JSON.parse(body)).not.toThrow();
  });
});

describe("docs/notifications.md", () => {
  const page = readFileSync("docs/notifications.md", "utf8");

  it("names every event", () => {
    for (const event of notifyEvents) expect(page).toContain(`\`${event}\``);
  });

  it("its way to check a signature takes ours and no other", async () => {
    const code = of("js").find((block) => block.page === "notifications.md")?.text ?? "";
    const module = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as {
      isGenuine(headers: Record<string, string>, body: string, secret: string): boolean;
    };
    const headers = { "webhook-id": "msg_1", "webhook-timestamp": "1777032005" };
    const signature = `v1,${sign("hush", "msg_1.1777032005.{}")}`;
    const check = (body: string, secret: string) =>
      module.isGenuine({ ...headers, "webhook-signature": signature }, body, secret);
    expect([check("{}", "hush"), check("{ }", "hush"), check("{}", "other")]).toEqual([true, false, false]);
  });
});
