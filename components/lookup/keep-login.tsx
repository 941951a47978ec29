"use client";
import Link from "next/link";
import { keepLogin, useLogin } from "@/lib/client/login";

/** On a person's page: whether this browser takes them for its reader. */
export function KeepLogin({ login }: { login: string }) {
  const mine = useLogin();
  if (mine?.toLowerCase() === login.toLowerCase())
    return (
      <Link href="/people?change=1" className="button">
        This is you. Change
      </Link>
    );
  return (
    <button type="button" className="button" onClick={() => keepLogin(login)}>
      This is me
    </button>
  );
}
