import { z } from "zod";
import { type FaultPlan, faultNames } from "./faults";
import { readerSchema } from "./sign-in";
import { iso } from "./time";

const fault = z.enum(faultNames);

/** What a test or the demo may ask of a running simulator. Everything may be left out. */
const controlSchema = z.strictObject({
  fault: z
    .union([z.literal("any"), z.array(fault), fault])
    .nullable()
    .optional(),
  rate: z.number().min(0).max(1).optional(),
  seed: z.number().int().optional(),
  until: z
    .union([z.iso.datetime({ offset: true }), z.number().int().nonnegative()])
    .nullable()
    .optional(),
  ms: z.number().nonnegative().optional(),
  scenario: z.string().optional(),
  now: z.iso.datetime({ offset: true }).optional(),
  speed: z.number().nonnegative().optional(),
  reader: readerSchema.optional(),
  resetStats: z.boolean().optional(),
});

export type Control = z.infer<typeof controlSchema>;

export function readControl(body: string): Control {
  return controlSchema.parse(JSON.parse(body || "{}"));
}

/** Null clears the faults; undefined leaves them as they are. */
export function faultPlan(control: Control): FaultPlan | null | undefined {
  if (control.fault === undefined) return undefined;
  if (control.fault === null) return null;
  const faults = control.fault === "any" ? faultNames : Array.isArray(control.fault) ? control.fault : [control.fault];
  return {
    faults,
    rate: control.rate ?? 1,
    seed: control.seed ?? 1,
    until: typeof control.until === "string" ? iso(control.until) : (control.until ?? null),
    ms: control.ms ?? null,
  };
}
