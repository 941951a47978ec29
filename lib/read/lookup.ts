import { config } from "../config";
import { productNow } from "../config/clock";
import { receipts } from "../reconcile";
import type { ReceiptView } from "../view/schemas";
import { type Answer, answer, refuse } from "./answer";
import { type Moment, momentOf } from "./moment";

type Lookup = { asOf: string; kind: ReceiptView["kind"] | "none"; matches: ReceiptView[] };

const longest = 1000;

/** All that is known of a pull request, issue, commit, tracker comment or person. */
export async function readLookup(asked: { q: string; at: string | null }): Promise<Answer<Lookup>> {
  const q = asked.q.trim();
  if (q === "") return refuse("bad-request", '"q" takes a pull request, issue, commit, comment address or @login.');
  if (q.length > longest) return refuse("bad-request", `"q" takes at most ${longest} characters.`);
  const moments = (await Promise.all(config().projects.map((project) => momentOf(project, asked.at)))).filter(
    (moment) => moment !== null,
  );
  const [first] = moments;
  const mine = (first && known.get(first)) ?? new Map<string, Shared>();
  if (first) known.set(first, mine);
  const shared = mine.get(q);
  if (shared?.moments.every((moment, nth) => moment === moments[nth])) return answer(shared.value);
  const asOf =
    moments
      .map((moment) => moment.asOf)
      .sort()
      .at(-1) ??
    asked.at ??
    productNow();
  const found = receipts(
    q,
    moments.flatMap((moment) => moment.ledgers()),
  );
  const value = { asOf, kind: found.kind, matches: found.receipts };
  if (mine.size < mostShared) mine.set(q, { moments, value });
  return answer(value);
}

/** Questions that many ask, as the page of a pull request does, are answered once for each moment. */
type Shared = { moments: Moment[]; value: Lookup };
const known = new WeakMap<Moment, Map<string, Shared>>();
const mostShared = 200;
