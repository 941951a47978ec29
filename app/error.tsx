"use client";
import { Failure } from "@/components/ui/page-states";
import { databaseAway } from "@/lib/domain/away";

/** What failed stays in the program's log under its digest; the page can be tried again. */
export default function Fault({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main id="main" className="mx-auto grid max-w-[720px] gap-4 px-(--gutter) py-16">
      <h1 className="text-page tracking-[-0.028em]">This page could not be made.</h1>
      {error.digest === databaseAway ? (
        <Failure what="The database does not answer." instead="Try again in a few seconds. The log says more." />
      ) : (
        <Failure
          what="The program met a fault of its own."
          instead={
            error.digest ? `The log says more under ${error.digest}. Other pages may work.` : "Other pages may work."
          }
        />
      )}
      <p>
        <button type="button" className="button" data-kind="primary" onClick={reset}>
          Try again
        </button>
      </p>
    </main>
  );
}
