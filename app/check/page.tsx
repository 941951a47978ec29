import type { Metadata } from "next";
import { CheckForm } from "@/components/lookup/check-form";
import { Checked } from "@/components/lookup/checked";
import { Frame } from "@/components/release/frame";
import { Empty } from "@/components/ui/page-states";
import { PageTitle } from "@/components/ui/page-title";
import { readCheck } from "@/lib/read";
import { askedMoment, one } from "../_page/asked";
import { frameOf } from "../_page/frame";
import { releasesOf } from "../_page/reads";

export const metadata: Metadata = { title: "Check a request" };

type Props = PageProps<"/check">;

/** Checks a request before it is posted. Nothing is kept, and it works without scripts. */
export default async function Page({ searchParams }: Props) {
  const query = await searchParams;
  const moment = askedMoment(query);
  const releases = await releasesOf(moment.at);
  const active = releases.ok ? releases.value.releases.filter(({ state }) => state === "active") : [];
  const choices = active.map(({ project, version }) => `${project}/${version}`);
  const asked = one(query, "release") ?? choices[0] ?? "";
  const [project = "", version = ""] = asked.split("/");
  const body = one(query, "body") ?? "";
  const checked = body.trim() && asked ? await readCheck({ project, version, body, at: moment.at }) : null;
  const view = await frameOf({ path: "/check", place: null, release: null, moment });
  return (
    <Frame view={view}>
      <PageTitle title="Check a request" note="before you post it on the tracker. Nothing is kept." />
      <div className="grid grid-cols-2 gap-8 pt-3 phone:grid-cols-1">
        {choices.length > 0 ? (
          <CheckForm choices={choices} chosen={asked} body={body} />
        ) : (
          <Empty what="No release takes requests now." more="A request is checked against an active release." />
        )}
        {choices.length === 0 ? null : checked === null ? (
          <Empty what="Nothing to check yet." more="Paste the request, then press Check." />
        ) : checked.ok ? (
          <Checked check={checked.value} />
        ) : (
          <Empty what={checked.text} />
        )}
      </div>
    </Frame>
  );
}
