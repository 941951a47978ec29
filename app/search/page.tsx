import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { matchLink, Results } from "@/components/lookup/results";
import { Frame } from "@/components/release/frame";
import { searchLink } from "@/lib/client/links";
import { config } from "@/lib/config";
import { askedMoment, one } from "../_page/asked";
import { frameOf } from "../_page/frame";
import { lookupOf } from "../_page/reads";

type Props = PageProps<"/search">;

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const q = one(await searchParams, "q");
  return { title: q ? `${q.slice(0, 80)} · Search` : "Search" };
}

export default async function Page({ searchParams }: Props) {
  const query = await searchParams;
  const q = (one(query, "q") ?? "").trim().slice(0, 400);
  const moment = askedMoment(query);
  const found = q ? await lookupOf(moment.at, q) : null;
  const matches = found?.ok ? found.value.matches : [];
  const [only, ...others] = matches;
  if (only && others.length === 0) redirect(matchLink(only, moment.at));
  const view = await frameOf({ path: searchLink(q), place: null, release: null, moment });
  return (
    <Frame view={view}>
      <Results
        q={q}
        matches={matches}
        projects={config().projects.map(({ slug }) => slug)}
        at={moment.at}
        refusal={found && !found.ok ? found.text : null}
      />
    </Frame>
  );
}
