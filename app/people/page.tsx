import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AskLogin } from "@/components/lookup/ask-login";
import { Frame } from "@/components/release/frame";
import { personLink } from "@/lib/client/links";
import { readLogin } from "@/lib/client/login-text";
import { askedMoment, one } from "../_page/asked";
import { frameOf } from "../_page/frame";

export const metadata: Metadata = { title: "My picks" };

export default async function Page(props: PageProps<"/people">) {
  const query = await props.searchParams;
  const login = readLogin(one(query, "login") ?? "");
  if (login !== null) redirect(personLink(login));
  const view = await frameOf({ path: "/people", place: "people", release: null, moment: askedMoment(query) });
  return (
    <Frame view={view}>
      <h1 className="pt-7 text-page tracking-[-0.028em]">Whose picks?</h1>
      <AskLogin change={one(query, "change") !== null} />
    </Frame>
  );
}
