import type { Metadata } from "next";
import { Frame } from "@/components/release/frame";
import { StatusPage } from "@/components/status/status-page";
import { config } from "@/lib/config";
import { version } from "@/package.json";
import { askedMoment } from "../_page/asked";
import { frameOf } from "../_page/frame";
import { Refused } from "../_page/refused";

export const metadata: Metadata = { title: "Status of the sources" };

function program() {
  const { environment } = config();
  return {
    version,
    database: environment.databaseUrl === null ? "Embedded, in this program's own folder" : "Postgres",
    poller: environment.poller ? `On, every ${environment.pollSeconds} s` : "Off in this program",
  };
}

export default async function Page(props: PageProps<"/status">) {
  const moment = askedMoment(await props.searchParams);
  const view = await frameOf({ path: "/status", place: null, release: null, moment });
  if (!view.sources) return <Refused view={view} text="The state of the sources could not be read." />;
  return (
    <Frame view={view} sources={[]}>
      <StatusPage sources={view.sources} program={program()} now={moment.at ?? moment.now} />
    </Frame>
  );
}
