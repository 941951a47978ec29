/** GitHub's clock, as its answers tell it: a machine may be an hour off, and limits are told in GitHub's time. */
import { GitHubError } from "./errors";

/** Less than this is the way of an answer, and no fault of a clock. */
const slackMs = 10_000;
/** What is further off than this is no clock, and no end of a limit. */
const dayMs = 86_400_000;

export class GitHubClock {
  /** How far GitHub's clock is ahead of the machine's. */
  private ahead = 0;
  private readonly machineNow: () => number;
  private readonly tell: (aheadMs: number) => void;

  constructor(machineNow: () => number, tell: (aheadMs: number) => void = () => {}) {
    this.machineNow = machineNow;
    this.tell = tell;
  }

  readonly now = (): number => this.machineNow() + this.ahead;

  hear(date: string | null): void {
    const ahead = aheadBy(date, this.machineNow());
    if (ahead === null || Math.abs(ahead - this.ahead) <= slackMs) return;
    this.ahead = ahead;
    this.tell(ahead);
  }

  /** Listens to all that is answered. */
  heard =
    (ask: typeof fetch): typeof fetch =>
    async (...given) => {
      const answer = await ask(...given);
      this.hear(answer.headers.get("date"));
      return answer;
    };

  /** A moment of GitHub's, by the machine's clock. */
  here(moment: number): number {
    return Math.min(moment, this.now() + dayMs) - this.ahead;
  }

  /** The same of what GitHub asks for with an error. */
  errorHere(error: unknown): unknown {
    if (!(error instanceof GitHubError) || error.notBefore === null) return error;
    return new GitHubError(error.code, error.message, { notBefore: this.here(error.notBefore), cause: error });
  }
}

/** Null where the date is none, or cannot be meant. */
export function aheadBy(date: string | null, machineNow: number): number | null {
  const ahead = Date.parse(date ?? "") - machineNow;
  return Number.isFinite(ahead) && Math.abs(ahead) <= dayMs ? ahead : null;
}
