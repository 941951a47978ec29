/** Who may read: signing in by GitHub, sessions, keys, and the one place that admits. */
export { admit, guardMetrics } from "./admit";
export { signInAt } from "./hosts";
export { newKeyOf, takeKeyForm } from "./key-form";
export { keyDaysOf, keysOf, type ShownKey } from "./keys";
export { finishSignIn, signOut, signsIn, startSignIn, type Trouble, troubles } from "./sign-in";
