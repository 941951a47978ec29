import type { Problem } from "../../domain/written";
import type { Line } from "./lines";

/** Far beyond what a person writes in one line of a tracker, a request or a checklist. */
const longestLine = 4_000;

/** Cuts lines that no person wrote, and says so: what stands behind is not read. */
export function limitLines(lines: readonly Line[]): { lines: readonly Line[]; problems: Problem[] } {
  if (lines.every((line) => line.text.length <= longestLine)) return { lines, problems: [] };
  const problems: Problem[] = [];
  const limited = lines.map((line) => {
    if (line.text.length <= longestLine) return line;
    problems.push({
      code: "line-too-long",
      text: `Only the first ${longestLine} characters of this line were read.`,
      line: line.number,
    });
    return { ...line, text: line.text.slice(0, longestLine) };
  });
  return { lines: limited, problems };
}
