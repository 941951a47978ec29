import { sharedStore } from "../store";

export async function isReady(): Promise<boolean> {
  try {
    await (await sharedStore()).ping();
    return true;
  } catch {
    return false;
  }
}
