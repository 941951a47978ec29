import { Glyph } from "@/components/ui/glyph";
import { Key } from "@/components/ui/key";

type Props = { at: string | null; value?: string; wide?: boolean; short?: boolean };

/** A plain form, so that a search works before and without scripts. `/` puts the cursor in it. */
export function SearchBox({ at, value, wide, short }: Props) {
  return (
    <search className={wide ? "w-full max-w-[560px]" : "ml-auto min-w-[150px] max-w-[268px] flex-1 phone:hidden"}>
      <form action="/search">
        <label className="flex h-[30px] items-center gap-2 rounded-control border border-strong bg-raised pr-1.5 pl-2.5 text-ink-3 focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-accent phone:h-11">
          <Glyph name="search" />
          <span className="sr-only">Search for a PR, issue, SHA, comment, @login or words</span>
          <input
            name="q"
            type="search"
            defaultValue={value}
            data-key="/"
            maxLength={400}
            // biome-ignore lint/a11y/noAutofocus: the empty page of the search is this one question
            autoFocus={wide && value === ""}
            autoComplete="off"
            placeholder={short ? "PR, SHA, @login" : "PR, issue, SHA or @login"}
            className="w-full min-w-0 bg-transparent text-ink placeholder:text-ink-3 focus:outline-none"
          />
          {at && <input type="hidden" name="at" value={at} />}
          <span aria-hidden="true" className="phone:hidden">
            <Key>/</Key>
          </span>
        </label>
      </form>
    </search>
  );
}
