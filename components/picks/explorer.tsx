"use client";
import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { Empty } from "@/components/ui/page-states";
import { useLogin } from "@/lib/client/login";
import { picksQuery } from "@/lib/client/queries";
import { ask } from "./address";
import { filterOf } from "./filters";
import { askedOf, chosen, groupsOf } from "./order";
import { type Column, PickHead } from "./pick-head";
import { PickRows } from "./pick-rows";
import { PickTools } from "./tools";

type Props = { project: string; version: string; phase: number | null; at: string | null; now: string };

/** Every pick: filtered, sorted, searched and grouped by what the address says. */
export function PickExplorer({ project, version, phase, at, now }: Props) {
  const login = useLogin();
  const asked = askedOf(useSearchParams(), login);
  const picks = useQuery(picksQuery({ project, version, at })).data?.picks ?? [];
  const shown = chosen(picks, asked);
  const groups = groupsOf(shown, asked.grouped);
  const sort = (by: Column) => ask({ sort: `${by}.${asked.sort.by === by && asked.sort.down ? "up" : "down"}` });
  const filter = filterOf(asked.show);
  return (
    <>
      <PickTools picks={picks} shown={shown} asked={asked} name={`${project}-${version}-picks`} />
      {shown.length === 0 ? (
        <Empty
          what={asked.q ? `No pick in “${filter.label}” matches “${asked.q}”.` : `No pick in “${filter.label}”.`}
          more={`${picks.length} in all.`}
        >
          <a href="?show=all" className="underlined">
            Show them
          </a>
        </Empty>
      ) : (
        <table className="table picks">
          <PickHead id="first-screen" phase={phase} sort={asked.sort} onSort={sort} />
          <PickRows groups={groups} at={at} now={now} />
        </table>
      )}
    </>
  );
}
