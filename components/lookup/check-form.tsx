const example = `Link to landed trunk PR (if applicable):
*

Link to release branch PR:
*

Criteria Category:
*`;

/** A plain form: the address carries the request, so that it can be shared, and no script is needed. */
export function CheckForm({ choices, chosen, body }: { choices: readonly string[]; chosen: string; body: string }) {
  return (
    <form action="/check" className="flex flex-col gap-3">
      <label className="flex items-center gap-3">
        <span className="text-ink-3">Release</span>
        <select name="release" defaultValue={chosen} className="button">
          {choices.map((choice) => (
            <option key={choice}>{choice}</option>
          ))}
        </select>
      </label>
      <label className="flex flex-col gap-2">
        <span className="text-ink-3">The request, as you would post it</span>
        <textarea
          name="body"
          rows={16}
          maxLength={6000}
          required
          defaultValue={body || example}
          className="w-full rounded-control border border-strong bg-bg p-3 font-mono text-meta"
        />
      </label>
      <button type="submit" className="button self-start" data-kind="primary">
        Check
      </button>
    </form>
  );
}
