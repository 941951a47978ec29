const definition = /^ {0,3}\[([^\][]{1,80})\]:\s*<?(https?:\/\/[^\s<>]+)>?\s*(?:["'(].{0,300})?$/;
const use = /\[([^\][]{1,200})\]\[([^\][]{0,80})\]/g;

/** `[text][1]` as `[text](address)` where a line `[1]: address` defines it. That line shows nothing. */
export function withDefinitions(lines: readonly string[], inFence: readonly boolean[]): readonly string[] {
  const targets = new Map<string, string>();
  const rest = lines.map((line, index) => {
    const found = inFence[index] || !line.includes("]:") ? null : definition.exec(line);
    if (!found) return line;
    targets.set((found[1] ?? "").toLowerCase(), found[2] ?? "");
    return "";
  });
  if (targets.size === 0) return lines;
  return rest.map((line, index) =>
    inFence[index] || !line.includes("][")
      ? line
      : line.replace(use, (whole, text: string, id: string) => {
          const url = targets.get((id === "" ? text : id).toLowerCase());
          return url === undefined ? whole : `[${text}](${url})`;
        }),
  );
}
