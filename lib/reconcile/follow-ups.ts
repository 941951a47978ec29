/** Later trunk changes that name a picked one, and may belong to it. */
import type { Ref } from "../domain/reconciled";
import type { Ground } from "./ground";
import type { Draft } from "./picks/drafts";
import { trunkRef } from "./refs";

export function followUps(ground: Ground, draft: Draft): Ref[] {
  const { trunk, branch } = ground;
  const found = new Map<number, Ref>();
  for (const ref of draft.trunk) {
    if (!("number" in ref) || ref.repo !== ground.repo) continue;
    const landed = trunk.carriers(ref.number)[0] ?? -1;
    for (const index of ground.naming(ref.number)) {
      const number = trunk.texts[index]?.lands[0];
      if (number === undefined || number === ref.number || index <= landed || !trunk.alive[index]) continue;
      // What the branch has already followed.
      if (branch.carriers(number).some((carrier) => branch.alive[carrier])) continue;
      found.set(number, trunkRef(ground, { repo: ground.repo, number }));
    }
  }
  return [...found.values()];
}
