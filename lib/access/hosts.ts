import { config } from "../config";
import { gitHubAddresses } from "../config/github-addresses";

const held = globalThis as { __hudSignInAt?: string };

/** The demo's readers sign in at its simulated GitHub. */
export function signInAt(url: string): void {
  held.__hudSignInAt = url;
}

/** The GitHub at which readers sign in. */
export const signInAddresses = () => gitHubAddresses(held.__hudSignInAt ?? config().environment.apiUrl);
