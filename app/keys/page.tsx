import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { Keys } from "@/components/access/keys";
import { Frame } from "@/components/release/frame";
import { keyDaysOf, keysOf, newKeyOf, signsIn } from "@/lib/access";
import { readerHeader } from "@/lib/http/door";
import { askedMoment, one } from "../_page/asked";
import { frameOf } from "../_page/frame";

export const metadata: Metadata = { title: "Your keys" };

type Props = PageProps<"/keys">;

export default async function Page({ searchParams }: Props) {
  const asked = await headers();
  const login = asked.get(readerHeader);
  if (!signsIn() || login === null) notFound();
  const [keys, made, query, view] = await Promise.all([
    keysOf(login),
    newKeyOf(asked.get("cookie"), login),
    searchParams,
    frameOf({ path: "/keys", place: null, release: null, moment: askedMoment({}) }),
  ]);
  return (
    <Frame view={view}>
      <Keys login={login} keys={keys} days={keyDaysOf(login)} made={made} full={one(query, "full") !== null} />
    </Frame>
  );
}
