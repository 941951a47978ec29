import type { Project } from "../domain/project";
import { readStep } from "../read";
import { sharedStore } from "../store";

/** Grows when a rule is changed, so that a verdict that changed with it is not taken for news of the release. */
export const rulesVersion = "1";

/** Notes the verdict of every release that is not over, where it or a gate has changed. */
export async function noteVerdicts(project: Project): Promise<void> {
  const step = await readStep(project, null);
  if (step === null) return;
  const store = await sharedStore();
  for (const { summary, gates } of step.releases) {
    const { call, reason } = summary.verdict;
    await store.noteVerdict(project.slug, {
      version: summary.version,
      at: step.to,
      call,
      reason,
      gates,
      rules: rulesVersion,
    });
  }
}
