/** Where a change is: trunk, each candidate, the branch, the next candidate, the next version. */
import type { Receipt } from "../../domain/reconciled";
import { isWhole } from "../../domain/source";
import { isIn } from "../candidates";
import type { Ground } from "../ground";
import { pullOf, trunkState } from "../refs";
import type { Whereabouts } from "../whereabouts";

type Where = Receipt["where"];

export function whereIs(ground: Ground, number: number, found: Whereabouts): Where {
  const { project, found: release, branch, candidates } = ground;
  const onTrunk = trunkPlace(ground, number);
  const carriers = branch.carriers(number);
  const beforeCut = found.state === "on-branch" && found.since === "cut";
  const certain = (["branch", "release-pulls", "tracker"] as const).every((kind) => isWhole(ground.sources, kind));
  const no = certain ? false : null;
  const places: Where = onTrunk ? [onTrunk] : [];
  for (const { tag, position } of candidates) {
    const inside = beforeCut || (position !== null && carriers.some((index) => isIn(branch, index, position)));
    const after = carriers.length > 0 && position !== null && carriers.every((index) => index > position);
    places.push({
      place: tag.name,
      in: position === null && !beforeCut ? null : inside || no,
      since: inside ? tag.at : null,
      note: inside ? "" : after ? "tagged earlier" : "",
    });
  }
  const on = found.state === "on-branch" ? true : found.state === "unknown" ? null : no;
  const carrier = branch.commits[carriers.findLast((index) => branch.alive[index]) ?? -1];
  places.push({
    place: release.branch,
    in: on,
    since: beforeCut ? (ground.cut?.at ?? null) : (carrier?.at ?? null),
    note: noteOf(found),
  });
  const newest = candidates.at(-1);
  if (release.state !== "shipped" && newest?.position !== branch.commits.length - 1)
    places.push({ place: "next candidate", in: on, since: null, note: on === false ? "unless it is picked" : "" });
  if (onTrunk)
    places.push({
      place: nextMinor(release.version),
      in: onTrunk.in,
      since: null,
      note: onTrunk.in ? `from ${project.trunk}` : "",
    });
  return places;
}

function trunkPlace(ground: Ground, number: number): Where[number] | null {
  const { trunk, project } = ground;
  const pull = pullOf(ground.book, ground.repo, number);
  if (pull?.base === ground.found.branch) return null;
  const state = trunkState(ground, pull, number);
  const landing = trunk.commits[trunk.carriers(number).findLast((index) => trunk.alive[index]) ?? -1];
  const isIn = state === undefined ? null : state === "landed" || state === "relanded";
  return {
    place: project.trunk,
    in: isIn,
    since: isIn ? (landing?.at ?? pull?.mergedAt ?? pull?.closedAt ?? null) : null,
    note: state === "reverted" ? "reverted" : state === "relanded" ? "landed again after a revert" : "",
  };
}

function noteOf(found: Whereabouts): string {
  if (found.state === "on-branch") return found.since === "cut" ? "from before the cut" : "";
  return found.state === "missing" ? found.detail : found.why;
}

function nextMinor(version: string): string {
  const [major = "0", minor = "0"] = version.split(".");
  return `${major}.${Number(minor) + 1}.0`;
}
