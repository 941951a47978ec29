/** True when `if-none-match` names what the reader would get. */
export function knows(header: string | null, etag: string): boolean {
  if (header === null) return false;
  return header.split(",").some((one) => {
    const value = one.trim().replace(/^W\//, "");
    return value === "*" || value === etag;
  });
}
