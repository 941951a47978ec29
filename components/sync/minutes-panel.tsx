"use client";
import { useEffect, useRef, useState } from "react";
import { clock } from "@/lib/format/dates";
import { EntryForm } from "./entry-form";
import { Kbd } from "./kbd";
import { type Entry, type Kind, kinds, type Meeting, minutesMarkdown } from "./minutes";
import { keepMinutes, useMinutes } from "./minutes-store";
import { Sheet } from "./sheet";

type Props = { meeting: Meeting; logins: readonly string[]; now: string };

function Line({ entry, drop }: { entry: Entry; drop: () => void }) {
  const { word } = kinds[entry.kind];
  return (
    <li>
      <small>
        <b>{entry.who ? `${word}, ${entry.who}` : word}</b>
        <time dateTime={entry.at}>{clock(entry.at)}</time>
        <button type="button" className="drop" aria-label={`Remove: ${entry.text}`} onClick={drop}>
          ×
        </button>
      </small>
      {entry.text}
    </li>
  );
}

function PanelKey({ name, word, press }: { name: string; word: string; press: () => void }) {
  return (
    <button type="button" data-key={name} aria-label={`${word}, key ${name.toUpperCase()}`} onClick={press}>
      <Kbd>{name.toUpperCase()}</Kbd>
      <span>{word}</span>
    </button>
  );
}

const addressHere = () => `${location.origin}${location.pathname}${location.search}`;

/** Minutes stay beside every slide. They live in this browser until someone copies and clears them. */
export function MinutesPanel({ meeting, logins, now }: Props) {
  const key = `minutes ${meeting.project} ${meeting.version} ${meeting.to}`;
  const entries = useMinutes(key);
  const [form, open] = useState<Kind | null>(null);
  const [hidden, hide] = useState(false);
  const [said, say] = useState<string | null>(null);
  const [ahead, setAhead] = useState(0);
  const list = useRef<HTMLOListElement>(null);

  // The server's clock counts, not the one of the machine that presents.
  useEffect(() => setAhead(Date.parse(now) - Date.now()), [now]);
  const count = entries.length;
  useEffect(() => {
    if (count > 0) list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [count]);

  const keep = (kind: Kind, who: string | null, text: string) => {
    const at = new Date(Date.now() + ahead).toISOString();
    keepMinutes(key, [...entries, { id: crypto.randomUUID(), kind, who, text, at }]);
    open(null);
    say(null);
  };
  const start = (kind: Kind) => {
    hide(false);
    open(kind);
  };
  const copy = () =>
    navigator.clipboard.writeText(minutesMarkdown(meeting, entries, addressHere())).then(
      () => say("Copied"),
      () => say("Not copied: the browser refused"),
    );

  return (
    <aside className="minutes" aria-label="Minutes" data-hidden={hidden || undefined}>
      {!hidden && (
        <>
          <h2>
            <span aria-live="polite">{said ?? "Minutes"}</span>
            <span>{count}</span>
          </h2>
          <ol ref={list}>
            {entries.map((entry) => (
              <Line
                key={entry.id}
                entry={entry}
                drop={() =>
                  keepMinutes(
                    key,
                    entries.filter(({ id }) => id !== entry.id),
                  )
                }
              />
            ))}
          </ol>
          {form && <EntryForm key={form} kind={form} logins={logins} keep={keep} leave={() => open(null)} />}
        </>
      )}
      <div className="keys">
        {(Object.keys(kinds) as Kind[]).map((kind) => (
          <PanelKey key={kind} name={kinds[kind].key} word={kind} press={() => start(kind)} />
        ))}
        <PanelKey name="m" word={hidden ? "show" : "hide"} press={() => hide(!hidden)} />
        <PanelKey name="c" word="copy" press={copy} />
        {said === "Copied" && count > 0 ? (
          <PanelKey name="x" word="clear" press={() => keepMinutes(key, [])} />
        ) : (
          <PanelKey name="w" word="print" press={() => window.print()} />
        )}
      </div>
      <Sheet meeting={meeting} entries={entries} />
    </aside>
  );
}
