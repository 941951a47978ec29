/** One thing wrong in the configuration: where, what was found (never a secret), what is expected. */
export type Fault = { name: string; found: string; expected: string };

export class ConfigFaults extends Error {
  constructor(readonly faults: Fault[]) {
    super(describeFaults(faults));
    this.name = "ConfigFaults";
  }
}

export function describeFaults(faults: Fault[]): string {
  const lines = faults.map((fault) => `  ${fault.name}: found ${fault.found}, expected ${fault.expected}`);
  return [`The configuration has ${faults.length} ${faults.length === 1 ? "fault" : "faults"}:`, ...lines].join("\n");
}
