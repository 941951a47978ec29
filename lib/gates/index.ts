export { type GatesThen, settleDecisions } from "./decisions";
export { isMet, judge } from "./judge";
export { gatesFor } from "./registry";
