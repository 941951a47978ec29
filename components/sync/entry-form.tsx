"use client";
import { type FormEvent, type KeyboardEvent, useId, useState } from "react";
import { readLogin } from "@/lib/client/login-text";
import { type Kind, kinds } from "./minutes";

type Props = {
  kind: Kind;
  logins: readonly string[];
  keep: (kind: Kind, who: string | null, text: string) => void;
  leave: () => void;
};

/** One line of the minutes: whose it is, where it has an owner, and the words. Enter keeps it, Escape drops it. */
export function EntryForm({ kind, logins, keep, leave }: Props) {
  const id = useId();
  const { word, owned } = kinds[kind];
  const [who, setWho] = useState("");
  const [text, setText] = useState("");
  const save = (event?: FormEvent) => {
    event?.preventDefault();
    if (text.trim()) keep(kind, owned ? readLogin(who) : null, text.trim());
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === "Escape") leave();
  };
  const onTextKey = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    save();
  };
  return (
    <form onSubmit={save} onKeyDown={onKey} aria-label={word}>
      {owned && (
        <>
          <label htmlFor={`${id}-who`}>{word} of</label>
          <input
            id={`${id}-who`}
            value={who}
            onChange={(event) => setWho(event.target.value)}
            list={`${id}-logins`}
            placeholder="login"
            autoComplete="off"
            // biome-ignore lint/a11y/noAutofocus: the key that opens the form means to type
            autoFocus
          />
          <datalist id={`${id}-logins`}>
            {logins.map((login) => (
              <option key={login} value={login} />
            ))}
          </datalist>
        </>
      )}
      <label htmlFor={`${id}-text`}>{owned ? "What" : word}</label>
      <textarea
        id={`${id}-text`}
        rows={2}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onTextKey}
        placeholder="Enter keeps it"
        // biome-ignore lint/a11y/noAutofocus: the key that opens the form means to type
        autoFocus={!owned}
      />
      <button type="submit" className="sr-only">
        Keep
      </button>
    </form>
  );
}
