import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { atomFeed, type FeedEntry } from "./feed";

const entry = (change: Partial<FeedEntry> = {}): FeedEntry => ({
  id: "picks/1-0/2026-04-20T10:00:00Z/approved",
  at: "2026-04-20T10:00:00Z",
  kind: "pick",
  title: "#12: Approved (ada)",
  text: "Keep strides",
  url: "https://github.com/octo/engine/issues/1#issuecomment-1",
  by: "ada",
  concerns: [],
  pick: "1-0",
  project: "engine",
  version: "2.0.0",
  ...change,
});

const write = (entries: FeedEntry[], origin = "https://hud.example") =>
  atomFeed({
    name: "engine/2.0.0",
    title: "engine 2.0.0 & more",
    subtitle: "What happened",
    page: `${origin}/engine/2.0.0`,
    self: `${origin}/engine/2.0.0/feed.atom`,
    origin,
    entries,
    since: "2026-04-01T00:00:00Z",
  });

const ids = (feed: string) => [...feed.matchAll(/<id>(.*?)<\/id>/g)].map((match) => match[1]);

/** What any XML reader refuses: tags out of order, a bare ampersand, a character that XML has not. */
function faultOf(xml: string): string | null {
  const open: string[] = [];
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(xml)) return "a control character";
  const token = /<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<(\/?)([\w:]+)(?:\s+[\w:]+="[^"<]*")*\s*(\/?)>|([^<]+)|</g;
  for (const [whole, closing, name = "", alone, text] of xml.matchAll(token)) {
    if (whole === "<") return "a bare <";
    if (text && /&(?!amp;|lt;|gt;|quot;|apos;|#)/.test(text)) return "a bare &";
    if (!name || alone) continue;
    if (!closing) open.push(name);
    else if (open.pop() !== name) return `</${name}> out of order`;
  }
  return open.length > 0 ? `${open.join()} left open` : null;
}

describe("an Atom feed", () => {
  it("names stay when the dashboard moves, and links lead to GitHub or to the page at that moment", () => {
    const feed = write([entry(), entry({ id: "verdict/2026-04-19T00:00:00Z", url: null, at: "2026-04-19T00:00:00Z" })]);
    expect(ids(feed)).toEqual(ids(write([entry(), entry({ id: "verdict/2026-04-19T00:00:00Z" })], "http://elsewhere")));
    expect(feed).toContain('href="https://github.com/octo/engine/issues/1#issuecomment-1"');
    expect(feed).toContain('href="https://hud.example/engine/2.0.0?at=2026-04-19T00:00:00Z"');
  });

  it("is as young as its newest entry, and the same when nothing has happened since", () => {
    expect(write([entry()])).toContain("<updated>2026-04-20T10:00:00.000Z</updated>");
    expect(write([])).toContain("<updated>2026-04-01T00:00:00.000Z</updated>");
    expect(write([entry()])).toBe(write([entry()]));
  });

  it("what people wrote is text, never markup", () => {
    const feed = write([entry({ title: "<b>x</b> & ]]> y", text: "</entry><script>" })]);
    expect(feed).not.toMatch(/<b>|<script>/);
    expect(faultOf(feed)).toBeNull();
  });

  it("any text keeps the feed whole", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string(), (title, text) => {
        expect(faultOf(write([entry({ title, text })]))).toBeNull();
      }),
    );
  });
});
