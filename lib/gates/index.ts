export { isMet, judge } from "./judge";
export { gatesFor } from "./registry";
