/** Puts into a folder all that a container holds, from the build that stands. */
export function assemble(folder: string): Promise<void>;
