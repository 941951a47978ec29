import Link from "next/link";
import { receiptLink } from "@/lib/client/links";

/** A number that leads to its receipt. */
export function NumberLink({ repo, number, at }: { repo: string; number: number; at: string | null }) {
  return (
    <Link href={receiptLink({ repo, number }, at)} prefetch={false} className="ref" data-row>
      #{number}
    </Link>
  );
}
