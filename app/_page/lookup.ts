import { type Answer, readSources } from "@/lib/read";
import type { ReceiptView } from "@/lib/view/schemas";

export type Lookup = { asOf: string; kind: ReceiptView["kind"] | "none"; matches: ReceiptView[] };

/** Stands where lib/read's lookup will. */
export async function readLookup(asked: { q: string; at: string | null }): Promise<Answer<Lookup>> {
  const sources = await readSources({ at: asked.at });
  return sources.ok ? { ok: false, code: "unavailable", text: "Receipts are not read yet." } : sources;
}
