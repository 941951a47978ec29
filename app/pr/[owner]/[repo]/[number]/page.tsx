import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Receipt } from "@/components/lookup/receipt";
import { Frame } from "@/components/release/frame";
import { Crumbs } from "@/components/ui/crumbs";
import { Fold } from "@/components/ui/fold";
import { receiptLink, releaseLink } from "@/lib/client/links";
import { askedMoment, type Query } from "../../../../_page/asked";
import { frameOf } from "../../../../_page/frame";
import { lookupOf } from "../../../../_page/reads";
import { Refused } from "../../../../_page/refused";

type Props = PageProps<"/pr/[owner]/[repo]/[number]">;
type Named = { owner: string; repo: string; number: string };

const read = ({ owner, repo, number }: Named, query: Query) =>
  lookupOf(askedMoment(query).at, `https://github.com/${owner}/${repo}/pull/${number}`);

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const [named, query] = await Promise.all([params, searchParams]);
  const found = await read(named, query);
  const first = found.ok ? found.value.matches[0] : undefined;
  return {
    title: first ? `${first.headline} · #${named.number}` : `#${named.number}`,
    ...(first ? { description: first.title } : {}),
  };
}

/** The receipt of one pull request or issue: the release that matters first, then the others that hold it. */
export default async function Page({ params, searchParams }: Props) {
  const [named, query] = await Promise.all([params, searchParams]);
  if (!/^\d{1,9}$/.test(named.number)) notFound();
  const moment = askedMoment(query);
  const found = await read(named, query);
  const path = receiptLink({ repo: `${named.owner}/${named.repo}`, number: Number(named.number) });
  const [first, ...others] = found.ok ? found.value.matches : [];
  const release = first?.release ?? null;
  const view = await frameOf({ path, place: release ? "picks" : null, release, moment });
  if (!found.ok) return <Refused view={view} text={found.text} />;
  if (!first || !release) notFound();
  const now = moment.at ?? moment.now;
  return (
    <Frame view={view}>
      <Crumbs
        to={[
          { label: `${release.project} ${release.version}`, href: releaseLink(release, "status", moment.at) },
          { label: "Picks", href: releaseLink(release, "picks", moment.at) },
        ]}
        here={`#${named.number}`}
      />
      <Receipt receipt={first} now={now} />
      {others.map((receipt) => (
        <Fold
          key={receipt.headline}
          className="mt-7 border-t border-strong pt-1"
          label={<b className="text-lead">{receipt.headline}</b>}
        >
          <Receipt receipt={receipt} now={now} />
        </Fold>
      ))}
    </Frame>
  );
}
