/** What is told to whom, and that it arrives. */
export { deliverDue, type Sent } from "./deliver";
export { tell } from "./tell";
export { tryTargets } from "./try";
