import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { signsIn } from "@/lib/access";

export const metadata: Metadata = { title: "Not allowed" };

export default function Page() {
  if (!signsIn()) notFound();
  return (
    <main id="main" className="mx-auto grid max-w-[720px] gap-4 px-(--gutter) py-16">
      <h1 className="text-head tracking-head">You may not read this dashboard.</h1>
      <p className="text-lead text-ink-2">
        GitHub knows you, but you are in none of the organizations, teams or logins that were named. Ask whoever runs
        this dashboard to add you. If your organization must approve the app first, ask its owners.
      </p>
      <p>
        <a className="button" href="/sign-in/github">
          Try again
        </a>
      </p>
    </main>
  );
}
