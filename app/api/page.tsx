import type { Metadata } from "next";
import { headers } from "next/headers";
import { Frame } from "@/components/release/frame";
import { Copy } from "@/components/ui/copy";
import { Heads } from "@/components/ui/heads";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { config } from "@/lib/config";
import { originOf } from "@/lib/http/origin";
import { problemTitles } from "@/lib/http/problem";
import { curlOf, exampleOf } from "@/lib/out/openapi/examples";
import { type Operation, operations } from "@/lib/out/openapi/operations";
import { readPicks } from "@/lib/read";
import { askedMoment } from "../_page/asked";
import { frameOf } from "../_page/frame";

export const metadata: Metadata = { title: "API" };

const groups: [Operation["tag"], string][] = [
  ["releases", "Releases"],
  ["projects", "Projects"],
  ["lookup", "Lookup"],
  ["files", "Calendars, feeds and badges"],
  ["understand", "What is understood of a text"],
  ["state", "State of the dashboard"],
];

type There = Record<string, string>;

/** Examples name what there is here, so that each can be run as it stands. */
async function whatIsThere(releases: readonly { project: string; version: string }[]): Promise<There> {
  const [first] = releases;
  if (!first) return {};
  const { project, version } = first;
  const picks = await readPicks({ project, version, at: null });
  const pick = picks.ok ? picks.value.picks.find(({ release }) => release[0]?.number !== undefined) : undefined;
  const number = pick?.release[0]?.number;
  return {
    project,
    version,
    ...(pick && { id: pick.id }),
    ...(pick?.requestedBy && { login: pick.requestedBy }),
    ...(number !== undefined && { q: String(number) }),
  };
}

function Described({ operation, origin, there }: { operation: Operation; origin: string; there: There }) {
  const { id, method, path, what, parameters } = operation;
  const example = exampleOf(operation, there);
  return (
    <div id={id} className="grid gap-1.5 border-b border-line py-3">
      <h3 className="font-mono text-body font-medium break-all">
        {method.toUpperCase()} {path}
      </h3>
      <p className="text-ink-2">{what}</p>
      {parameters.some((one) => one.in === "query") && (
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-0.5">
          {parameters
            .filter((one) => one.in === "query")
            .map((one) => (
              <div key={one.name} className="contents">
                <dt className="font-mono">{one.name}</dt>
                <dd className="text-ink-3">{one.what}</dd>
              </div>
            ))}
        </dl>
      )}
      <p className="flex flex-wrap items-center gap-3">
        <code className="min-w-0 break-all text-ink-2">{curlOf(operation, origin, there)}</code>
        <Copy text={curlOf(operation, origin, there)}>Copy</Copy>
        {method === "get" && id !== "events" && (
          <a className="button no-print" href={example}>
            Open
          </a>
        )}
      </p>
    </div>
  );
}

export default async function Page(props: PageProps<"/api">) {
  const moment = askedMoment(await props.searchParams);
  const view = await frameOf({ path: "/api", place: null, release: null, moment });
  const asked = new Request("http://127.0.0.1:3000", { headers: new Headers(await headers()) });
  const origin = originOf(asked, config().address);
  const there = await whatIsThere(view.releases.filter(({ state }) => state === "active"));
  return (
    <Frame view={view}>
      <PageTitle title="The API" note="Everything that the pages show, as JSON">
        <a className="button no-print" href="/api/v1/openapi.json">
          OpenAPI 3.1
        </a>
      </PageTitle>
      <p className="max-w-[72ch] py-2 text-ink-2">
        Times are ISO 8601 in UTC. Every GET that has a moment takes <code>at</code>, carries an ETag and answers 304 to
        who sends it back as <code>If-None-Match</code>. Fields may be added; none is ever renamed. Pages of other sites
        may ask.
      </p>
      {groups.map(([tag, title]) => (
        <Section key={tag} id={`group-${tag}`} title={title} className="mt-[30px]">
          {operations
            .filter((operation) => operation.tag === tag)
            .map((operation) => (
              <Described key={operation.id} operation={operation} origin={origin} there={there} />
            ))}
        </Section>
      ))}
      <Section id="problems" title="Problems" className="mt-[30px]" aside="RFC 9457: type, title, status, code, detail">
        <table className="table">
          <Heads of={["Code", "Status", "Meaning"]} />
          <tbody>
            {problemTitles.map(({ code, status, title }) => (
              <tr key={code} id={`problem-${code}`}>
                <td className="font-mono">{code}</td>
                <td>{status}</td>
                <td>{title}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
    </Frame>
  );
}
