import { answered, type ExitCode, nameOf, type Options, releaseOf } from "./command";
import { statusText } from "./commands/status";
import type { Source } from "./source";
import { plain } from "./table";

export type Watching = {
  source: Source;
  given: string[];
  options: Options;
  say: (text: string) => void;
  /** Resolves after a while; false when it is time to end. */
  wait: () => Promise<boolean>;
};

/** The status, then a line for each change, until it is ended. A server that is away for a while ends nothing. */
export async function watch({ source, given, options, say, wait }: Watching): Promise<ExitCode> {
  const named = await releaseOf(source, given, { ...options, at: null });
  const first = answered(await source.release(named));
  say(options.json ? JSON.stringify(first) : statusText(first, options.width));
  let { asOf, verdict } = first;
  let away = false;
  while (await wait()) {
    const release = await source.release(named);
    if (!release.ok) {
      if (!away && !options.json) say(plain(release.text));
      away = true;
      continue;
    }
    away = false;
    const now = release.value;
    if (now.asOf === asOf && now.verdict.call === verdict.call) continue;
    const changes = await source.changes({ ...named, since: asOf });
    const lines = changes.ok ? changes.value.changes : [];
    if (options.json) say(JSON.stringify({ asOf: now.asOf, verdict: now.verdict, changes: lines }));
    else for (const change of lines) say(plain(`${now.asOf}  ${nameOf(now)}  ${change.text}`));
    asOf = now.asOf;
    verdict = now.verdict;
  }
  return 0;
}
