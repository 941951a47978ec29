import { Fold } from "@/components/ui/fold";
import { Heads } from "@/components/ui/heads";
import { Empty, Failure } from "@/components/ui/page-states";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import type { Cadence, CadenceLine, CadenceStep } from "@/lib/domain/cadence";
import { fullDay } from "@/lib/format/dates";
import { plural, sentence } from "@/lib/format/numbers";
import { nextWords, openLength, patchWords, plannedWords, slipWords } from "./cadence-words";
import { DocumentNav } from "./document-nav";
import { SlipTrack } from "./slip-track";

type Read = Cadence & { url: string | null };
type Given = { project: string; version: string | null; cadence: Read | null; at: string | null; now: string };

const by = { branch: "by the branch", release: "by the GitHub release", tag: "by the final tag" } as const;

function Planned({ step: { planned, moved } }: { step: CadenceStep }) {
  if (!planned) return <span className="text-ink-3">No plan was found</span>;
  return (
    <>
      <span title={planned.source === "tracker" ? "By the tracker" : "By the process document"}>
        {moved ? <s className="text-ink-3">{plannedWords(planned)}</s> : plannedWords(planned)}
      </span>
      {moved && <> {plannedWords(moved)}</>}
      {planned.tentative && <span className="text-ink-3"> tentative</span>}
    </>
  );
}

function Actual({ step: { actual, open } }: { step: CadenceStep }) {
  if (!actual) return <span className="text-ink-3">{open}</span>;
  return (
    <a href={actual.url} title={sentence(by[actual.by])} className="underlined">
      {fullDay(actual.date)}
      {actual.by === "tag" && ", tagged only"}
    </a>
  );
}

function Slip({ step }: { step: CadenceStep }) {
  const late = (step.slip?.days ?? 0) > 0;
  return <span className={late ? "font-medium text-warn" : "text-ink-2"}>{slipWords(step)}</span>;
}

/** The three cells of a step, named as the heads are: on a phone each cell carries its own name. */
function StepCells({ step, names }: { step: CadenceStep; names: readonly string[] }) {
  const [planned, actual, slip] = names;
  return (
    <>
      <td data-label={`${planned}:`} className="narrow:basis-full">
        <Planned step={step} />
      </td>
      <td data-label={`${actual}:`} className="narrow:basis-full">
        <Actual step={step} />
      </td>
      <td data-label={`${slip}:`} className="narrow:basis-full">
        <Slip step={step} />
      </td>
    </>
  );
}

const heads = [
  "Version",
  "Cut planned",
  "Cut",
  "Slip of the cut",
  "Release planned",
  "Published",
  "Slip of the release",
];

function Table({ lines }: { lines: readonly CadenceLine[] }) {
  return (
    <table className="table stacked">
      <Heads of={heads} />
      <tbody>
        {lines.map(({ version, cut, release }) => (
          <tr key={version} className="lg:*:whitespace-nowrap">
            <th
              scope="row"
              className="border-t border-line text-body! font-medium text-ink! narrow:basis-full narrow:border-t-0"
            >
              {version}
            </th>
            <StepCells step={cut} names={heads.slice(1, 4)} />
            <StepCells step={release} names={heads.slice(4)} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Lengths({ lines }: { lines: readonly CadenceLine[] }) {
  const names = [...new Set(lines.flatMap(({ lengths }) => lengths.map(({ name }) => name)))];
  const told = lines.filter(({ lengths }) => lengths.some(({ days }) => days !== null));
  if (told.length === 0)
    return <Empty what="No length is known yet." more="It takes a cut and a release that were read." />;
  return (
    <table className="table stacked">
      <Heads of={["Version", ...names.map((name) => ({ right: /^Phase/.test(name) ? `${name}, planned` : name }))]} />
      <tbody>
        {told.map(({ version, lengths, release }) => (
          <tr key={version}>
            <th
              scope="row"
              className="border-t border-line text-body! font-medium text-ink! narrow:basis-full narrow:border-t-0"
            >
              {version}
            </th>
            {names.map((name) => {
              const days = lengths.find((one) => one.name === name)?.days ?? null;
              return (
                <td
                  key={name}
                  data-label={`${name}:`}
                  className="text-right whitespace-nowrap narrow:basis-full narrow:text-left"
                >
                  {days === null ? (
                    <span className="text-ink-3">{openLength(name, release)}</span>
                  ) : (
                    plural(days, "day")
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Patches({ lines }: { lines: readonly CadenceLine[] }) {
  return (
    <ul>
      {lines
        .filter(({ patches, out }) => patches.length + out.length > 0)
        .map(({ version, patches, out }) => (
          <li
            key={version}
            className="grid grid-cols-[72px_1fr_1fr] gap-x-4 border-b border-line py-2 phone:grid-cols-1"
          >
            <b className="font-medium">{version}</b>
            <span className="text-ink-2">{patchWords(patches)}</span>
            <span>
              {out.length === 0 ? (
                <span className="text-ink-3">None is out</span>
              ) : (
                out.map((one, nth) => (
                  <span key={one.version}>
                    {nth > 0 && ", "}
                    <a href={one.url} className="underlined">
                      {one.version}
                    </a>{" "}
                    {fullDay(one.date)}
                  </span>
                ))
              )}
            </span>
          </li>
        ))}
    </ul>
  );
}

/** When releases were planned, when they came, and how long their phases were. */
export function CadencePage({ project, version, cadence, at, now }: Given) {
  const next = cadence?.next;
  return (
    <>
      <PageTitle
        title="Cadence"
        note={next ? `Next: ${next.version}, ${nextWords(next.what, next.planned)}` : undefined}
      >
        {cadence?.url && (
          <a href={cadence.url} className="ml-auto underlined" data-key="o">
            Open on GitHub
          </a>
        )}
      </PageTitle>
      <DocumentNav project={project} version={version} here="cadence" at={at} />
      {cadence === null || cadence.lines.length === 0 ? (
        <Empty what="No cadence is known." more="It is read from the process document, trackers, tags and releases." />
      ) : (
        <>
          {cadence.url === null && (
            <Failure
              mark="unknown"
              what="The process document was not read."
              instead="Plans below are those of trackers alone."
            />
          )}
          {next === null && (
            <Empty what="Nothing is planned next." more="Neither a tracker nor the document says more." />
          )}
          <Section
            id="dates"
            title="Planned and actual"
            count={plural(cadence.lines.length, "version")}
            className="mt-4"
            aside="Outline: planned. Solid: what happened. Slip counts from the first plan. A release is out from its final tag on; it is published when GitHub’s release is."
          >
            <SlipTrack lines={cadence.lines} now={now} past={at !== null} />
            <Table lines={cadence.lines} />
          </Section>
          <Section id="lengths" title="Length of each phase" className="mt-[30px]">
            <Lengths lines={cadence.lines} />
          </Section>
          <Section id="patches" title="Patch releases" className="mt-[30px]">
            <Fold label={<>Patches of each version, planned and out</>} open>
              <Patches lines={cadence.lines} />
            </Fold>
          </Section>
        </>
      )}
    </>
  );
}
