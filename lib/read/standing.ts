/** Shell: how each project stands now, in one word that changes when anything does that is shown of it. */
import { createHash } from "node:crypto";
import { config } from "../config";
import { productNow } from "../config/clock";
import { sharedStore } from "../store";
import { signature } from "./freshness";
import { judgedTime, newest, standing } from "./looks";

/** `state` differs when other facts hold, when a source can be relied on no longer, and when a new day begins. */
export type Standing = { project: string; snapshot: number; asOf: string; state: string };

/** Projects of which nothing was read yet are left out. */
export async function whereStands(): Promise<Standing[]> {
  const seen = await Promise.all(config().projects.map(({ slug }) => seenNow(slug)));
  return seen.flatMap((one) => (one === null ? [] : one.standing));
}

/** Equal as long as every page and every answer about now would be the same; null while nothing can be promised. */
export async function wholeState(): Promise<string | null> {
  const seen = await Promise.all(config().projects.map(({ slug }) => seenNow(slug)));
  if (seen.some((one) => one === null)) return null;
  return seen.map((one) => `${one?.standing.state} ${one?.judgedAt} ${one?.mark}`).join("\n");
}

let settles = false;
let asking = false;

/** False until every project was read whole once: before that a moment long gone may still come to be told otherwise. */
export function everyPastSettles(): boolean {
  if (!settles && !asking) {
    asking = true;
    void readWholeOnce()
      .then((read) => {
        settles = read;
      })
      .catch(() => {}) // asked again by the next
      .finally(() => {
        asking = false;
      });
  }
  return settles;
}

async function readWholeOnce(): Promise<boolean> {
  const store = await sharedStore();
  const firsts = await Promise.all(config().projects.map(({ slug }) => store.firstWhole(slug)));
  return firsts.every((first) => first !== null);
}

async function seenNow(slug: string) {
  const { snapshot, sources, mark } = await newest(await sharedStore(), slug);
  if (snapshot === null) return null;
  const judgedAt = judgedTime(snapshot, productNow());
  const relied = createHash("sha256")
    .update(signature(standing(sources, null)))
    .digest("hex")
    .slice(0, 8);
  const state = `${snapshot.id}-${relied}-${judgedAt.slice(0, 10)}`;
  return { standing: { project: slug, snapshot: snapshot.id, asOf: snapshot.at, state }, judgedAt, mark };
}
