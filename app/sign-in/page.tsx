import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Failure } from "@/components/ui/page-states";
import { signsIn, type Trouble, troubles } from "@/lib/access";
import { localPath } from "@/lib/http/path";
import { one } from "../_page/asked";

export const metadata: Metadata = { title: "Sign in" };

type Props = PageProps<"/sign-in">;

/** Seen by people who are not let in yet: it says nothing of what is inside. */
export default async function Page({ searchParams }: Props) {
  if (!signsIn()) notFound();
  const query = await searchParams;
  const trouble = one(query, "trouble");
  const known = trouble !== null && Object.hasOwn(troubles, trouble) ? troubles[trouble as Trouble] : null;
  const back = new URLSearchParams({ return: localPath(one(query, "return")) });
  return (
    <main id="main" className="mx-auto grid max-w-[720px] gap-4 px-(--gutter) py-16">
      <h1 className="text-head tracking-head">Sign in to read this dashboard.</h1>
      {known && <Failure what={known} instead="Nobody was signed in. Try again." />}
      <p className="text-lead text-ink-2">
        GitHub says who you are, and whether you belong to those who may read. Nothing else is asked of it, and nothing
        is written there.
      </p>
      <p>
        <a className="button" data-kind="primary" href={`/sign-in/github?${back}`}>
          Sign in with GitHub
        </a>
      </p>
    </main>
  );
}
