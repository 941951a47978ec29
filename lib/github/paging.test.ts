import { describe, expect, it } from "vitest";
import { createGitHub } from "./client";
import { operation } from "./operation";
import { allNodes, type Connection } from "./paging";

type Answer = { list: Connection<number> };
const asked = operation<Answer, { first: number; after?: string | null }>("query List { x }");

function listOf(pages: Answer["list"][]) {
  const cursors: unknown[] = [];
  const github = createGitHub({
    access: { kind: "token", token: "t" },
    apiUrl: "http://github.test",
    fetch: async (_, init) => {
      cursors.push(JSON.parse(String(init?.body)).variables.after);
      return Response.json({ data: { list: pages[Math.min(cursors.length, pages.length) - 1] } });
    },
  });
  const read = () => allNodes(github, "list", asked, {}, (answer) => answer.list);
  return { read, cursors };
}

const page = (nodes: (number | null)[], endCursor: string | null, hasNextPage: boolean) => ({
  nodes,
  pageInfo: { endCursor, hasNextPage },
});

describe("pages of a list", () => {
  it("are read to the end, without the holes in them", async () => {
    const { read, cursors } = listOf([page([1, null], "a", true), page([2, 3], "b", false)]);
    await expect(read()).resolves.toEqual([1, 2, 3]);
    expect(cursors).toEqual([null, "a"]);
  });

  it("are an error where the cursor does not move, or goes in a circle", async () => {
    const stuck = listOf([page([1], "a", true), page([2], "a", true)]);
    await expect(stuck.read()).rejects.toMatchObject({ code: "stuck-cursor" });
    const circle = listOf([page([1], "a", true), page([2], "b", true), page([3], "a", true)]);
    await expect(circle.read()).rejects.toMatchObject({ code: "stuck-cursor" });
    const none = listOf([page([1], null, true)]);
    await expect(none.read()).rejects.toMatchObject({ code: "stuck-cursor" });
  });
});
