/** Stands in until the reader of trackers is there. */
export function readTracker(issue: {
  title: string;
  labels: string[];
  authorAssociation: string;
  trackerLabel: string;
}) {
  const version = /v?\.?(\d+\.\d+(?:\.\d+)?)/.exec(issue.title)?.[1] ?? null;
  const insider = ["OWNER", "MEMBER", "COLLABORATOR"].includes(issue.authorAssociation);
  const isTracker =
    /release.*tracker/i.test(issue.title) && (insider || issue.labels.includes(issue.trackerLabel)) && version !== null;
  return { isTracker, version, branch: null as string | null };
}
