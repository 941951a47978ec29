/** The chips of the picks page: each a question that a release manager asks of the list. */
import { policyWords } from "@/lib/format/words";
import type { PickView } from "@/lib/view/schemas";

const final = new Set<PickView["state"]>(["merged", "reverted", "rejected", "withdrawn"]);
export const isOpen = (pick: PickView): boolean => !final.has(pick.state);

const hasProblem =
  (...codes: string[]) =>
  (pick: PickView) =>
    pick.problems.some(({ code }) => codes.includes(code));

export type Filter = {
  id: string;
  label: string;
  /** Shown above the pending picks of the release page too. */
  onOpen: boolean;
  keeps: (pick: PickView) => boolean;
};

export const filters: Filter[] = [
  { id: "open", label: "Pending", onOpen: true, keeps: isOpen },
  { id: "no-decision", label: "No decision", onOpen: true, keeps: (pick) => pick.state === "pending" },
  { id: "approved", label: "Approved", onOpen: true, keeps: (pick) => pick.state === "approved" },
  {
    id: "held",
    label: "On hold or needs info",
    onOpen: true,
    keeps: (pick) => pick.state === "on-hold" || pick.state === "needs-info",
  },
  { id: "ci-failing", label: "CI failing", onOpen: true, keeps: (pick) => isOpen(pick) && pick.ci === "fail" },
  {
    id: "outside",
    label: policyWords.violation.word,
    onOpen: true,
    keeps: (pick) => isOpen(pick) && pick.policy.status === "violation",
  },
  {
    id: "no-category",
    label: policyWords["needs-category"].word,
    onOpen: true,
    keeps: (pick) => isOpen(pick) && pick.policy.status === "needs-category",
  },
  {
    id: "untracked",
    label: "Without a request",
    onOpen: true,
    keeps: hasProblem("untracked", "direct-push", "merged-without-request"),
  },
  { id: "merged", label: "Merged", onOpen: false, keeps: (pick) => pick.state === "merged" },
  { id: "reverted", label: "Reverted", onOpen: false, keeps: (pick) => pick.state === "reverted" },
  {
    id: "closed",
    label: "Rejected or withdrawn",
    onOpen: false,
    keeps: (pick) => pick.state === "rejected" || pick.state === "withdrawn",
  },
  { id: "all", label: "All", onOpen: false, keeps: () => true },
];

export const filterOf = (id: string | null): Filter =>
  filters.find((filter) => filter.id === id) ?? (filters[0] as Filter);
