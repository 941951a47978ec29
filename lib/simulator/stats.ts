/** Requests and points since the start or the last reset, and GitHub's hourly budget on the machine's clock. */
export class Stats {
  requests = 0;
  points = 0;
  #used = 0;
  #resetsAt: number;

  constructor(
    readonly limit = 5_000,
    private readonly machine: () => number = Date.now,
  ) {
    this.#resetsAt = machine() + 3_600_000;
  }

  reset(): void {
    this.requests = 0;
    this.points = 0;
  }

  /** False when the hour's budget does not allow it. */
  spend(points: number): boolean {
    this.#roll();
    if (this.#used + points > this.limit) return false;
    this.#used += points;
    this.points += points;
    return true;
  }

  exhaust(): void {
    this.#roll();
    this.#used = this.limit;
  }

  budget(): { limit: number; used: number; remaining: number; resetAt: string } {
    this.#roll();
    return {
      limit: this.limit,
      used: this.#used,
      remaining: this.limit - this.#used,
      resetAt: `${new Date(this.#resetsAt).toISOString().slice(0, 19)}Z`,
    };
  }

  #roll(): void {
    if (this.machine() < this.#resetsAt) return;
    this.#used = 0;
    this.#resetsAt = this.machine() + 3_600_000;
  }
}
