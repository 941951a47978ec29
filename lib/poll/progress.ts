/** How far a first read has come: for the log, and for pages of the same process. */
export type Progress = {
  project: string;
  /** In words: "Commits on main since the oldest cut". */
  step: string;
  done: number;
  /** Null while it is not known how much there is. */
  total: number | null;
  /** Steps that follow. */
  left: string[];
};

const held = globalThis as { __hudProgress?: Map<string, Progress> };

function all(): Map<string, Progress> {
  held.__hudProgress ??= new Map();
  return held.__hudProgress;
}

/** Null when nothing is being read for the first time in this process. */
export const progressOf = (project: string): Progress | null => all().get(project) ?? null;

export function showProgress(progress: Progress): void {
  all().set(progress.project, progress);
}

export function endProgress(project: string): void {
  all().delete(project);
}
