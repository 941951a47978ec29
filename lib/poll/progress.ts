/** Counts what a first read reads, step by step. A step reads one list after the other: their amounts are added up. */
import type { Progress } from "../domain/progress";

export class FirstRead {
  private current: Progress | null = null;
  /** What the lists before the one that is being read brought. */
  private before = 0;
  private last = { done: 0, total: null as number | null };
  private told: Progress | null = null;

  begin(step: string, left: string[]): void {
    this.current = { step, done: 0, total: null, left };
    this.before = 0;
    this.last = { done: 0, total: null };
  }

  count(done: number, total: number | null): void {
    if (this.current === null) return;
    if (done <= this.last.done || total !== this.last.total) this.before += this.last.done;
    this.last = { done, total };
    const whole = total === null ? null : this.before + total;
    this.current = { ...this.current, done: this.before + done, total: whole };
  }

  /** False where nothing was counted since it was asked last. */
  isNews(): boolean {
    const before = this.told;
    this.told = this.current;
    return before !== this.current;
  }

  /** Null before the first step. */
  get progress(): Progress | null {
    return this.current;
  }
}
