import type { Metadata } from "next";
import Link from "next/link";
import { SearchBox } from "@/components/lookup/search-box";

export const metadata: Metadata = { title: "Nothing is at this address" };

export default function NotFound() {
  return (
    <main id="main" className="mx-auto grid max-w-[720px] gap-4 px-(--gutter) py-16">
      <h1 className="text-head tracking-head">Nothing is at this address.</h1>
      <p className="text-lead text-ink-2">
        The release may carry another version, or the pull request was never read. Search for it, or begin with all
        releases.
      </p>
      <SearchBox at={null} wide />
      <p>
        <Link href="/" className="button">
          All releases
        </Link>
      </p>
    </main>
  );
}
