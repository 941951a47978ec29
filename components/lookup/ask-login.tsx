"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useEffect, useState } from "react";
import { personLink } from "@/lib/client/links";
import { keepLogin, useLogin } from "@/lib/client/login";
import { readLogin } from "@/lib/client/login-text";

/** Asks once for a login and keeps it in this browser. Without scripts the form still leads to the person's page. */
export function AskLogin({ change }: { change: boolean }) {
  const router = useRouter();
  const login = useLogin();
  const [fault, setFault] = useState<string | null>(null);
  useEffect(() => {
    if (login !== null && !change) router.replace(personLink(login));
  }, [login, change, router]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const text = new FormData(event.currentTarget).get("login");
    const read = readLogin(typeof text === "string" ? text : "");
    if (read === null) return setFault("That is no GitHub login. It has letters, digits and single hyphens.");
    keepLogin(read);
    router.push(personLink(read));
  };
  return (
    <form action="/people" onSubmit={submit} className="mt-4 grid max-w-[420px] grid-cols-[minmax(0,1fr)] gap-2">
      <label htmlFor="login" className="text-ink-2">
        Your GitHub login. It stays in this browser; nobody signs in.
      </label>
      <span className="flex gap-2">
        <input
          id="login"
          name="login"
          required
          maxLength={40}
          autoComplete="username"
          defaultValue={login ?? ""}
          aria-describedby="login-fault"
          className="h-[30px] min-w-0 flex-1 rounded-control border border-strong bg-raised px-2.5 phone:h-11"
        />
        <button type="submit" className="button" data-kind="primary">
          Show my picks
        </button>
      </span>
      <p id="login-fault" role="alert" className="text-fail">
        {fault}
      </p>
    </form>
  );
}
