/** Tables for a terminal: plain columns, cut to its width. */

// biome-ignore lint/suspicious/noControlCharactersInRegex: what people wrote must not steer a terminal
const control = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069]+/g;

export const plain = (text: string): string => text.replace(control, " ").trimEnd();

/** Rows as lines. The last column takes what is left; null is no limit, as where the output is not a screen. */
export function table(rows: readonly (readonly string[])[], width: number | null = null): string {
  const cells = rows.map((row) => row.map(plain));
  const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map((row) => [...(row[column] ?? "")].length)));
  return cells
    .map((row) => {
      const line = row.map((cell, column) => cell + " ".repeat((widths[column] ?? 0) - [...cell].length)).join("  ");
      return cut(line.trimEnd(), width);
    })
    .join("\n");
}

function cut(line: string, width: number | null): string {
  const letters = [...line];
  return width === null || letters.length <= width ? line : `${letters.slice(0, Math.max(1, width - 1)).join("")}…`;
}
