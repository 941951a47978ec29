import { config } from "../config";
import { productNow } from "../config/clock";
import { receipts } from "../reconcile";
import type { ReceiptView } from "../view/schemas";
import { type Answer, answer, refuse } from "./answer";
import { momentOf } from "./moment";

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
  return answer({ asOf, kind: found.kind, matches: found.receipts });
}
