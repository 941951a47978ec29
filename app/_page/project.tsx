import { notFound } from "next/navigation";
import type { FrameView } from "@/components/release/frame-view";
import { config } from "@/lib/config";
import { type AskedMoment, askedMoment, type Query } from "./asked";
import { frameOf } from "./frame";

type Props = { params: Promise<{ project: string }>; searchParams: Promise<Query> };

export type OpenedProject = {
  project: string;
  query: Query;
  moment: AskedMoment;
  frame: FrameView;
  /** The release that such a page leads back to: the one under way, else the newest. */
  version: string | null;
};

/** Opens a page that belongs to a project and to none of its releases. */
export async function openProjectPage({ params, searchParams }: Props, path: string): Promise<OpenedProject> {
  const [{ project }, query] = await Promise.all([params, searchParams]);
  if (!config().projects.some(({ slug }) => slug === project)) notFound();
  const moment = askedMoment(query);
  const frame = await frameOf({ path: `/${project}/${path}`, place: null, release: null, moment });
  const mine = frame.releases.filter((release) => release.project === project);
  const version = (mine.find(({ state }) => state === "active") ?? mine[0])?.version ?? null;
  return { project, query, moment, frame, version };
}
