import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Frame } from "@/components/release/frame";
import { PersonPage, type PersonRelease } from "@/components/release/person-page";
import { Crumbs } from "@/components/ui/crumbs";
import { overviewLink, personLink } from "@/lib/client/links";
import { readLogin } from "@/lib/client/login-text";
import { readPicks } from "@/lib/read";
import { askedMoment } from "../../_page/asked";
import { frameOf } from "../../_page/frame";

type Props = PageProps<"/people/[login]">;

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => ({
  title: `Picks of ${decodeURIComponent((await params).login)}`,
});

const open = new Set(["pending", "approved", "needs-info", "on-hold", "reverted"]);

async function picksOf(
  login: string,
  named: { project: string; version: string },
  at: string | null,
): Promise<PersonRelease> {
  const [waiting, asked] = await Promise.all([
    readPicks({ ...named, at, waitingOn: login }),
    readPicks({ ...named, at, author: login }),
  ]);
  return {
    ...named,
    waiting: waiting.ok ? waiting.value.picks.filter(({ state }) => open.has(state)) : [],
    asked: asked.ok ? asked.value.picks : [],
  };
}

export default async function Page({ params, searchParams }: Props) {
  const [asked, query] = await Promise.all([params, searchParams]);
  const login = readLogin(decodeURIComponent(asked.login));
  if (login === null) notFound();
  const moment = askedMoment(query);
  const view = await frameOf({ path: personLink(login), place: "people", release: null, moment });
  const active = view.releases.filter(({ state }) => state === "active");
  const releases = await Promise.all(
    active.map(({ project, version }) => picksOf(login, { project, version }, moment.at)),
  );
  return (
    <Frame view={view}>
      <Crumbs to={[{ label: "All releases", href: overviewLink(moment.at) }]} here={`@${login}`} />
      <PersonPage login={login} releases={releases} at={moment.at} now={moment.at ?? moment.now} />
    </Frame>
  );
}
