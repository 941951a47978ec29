/** How each project stood when the page was made: the page carries it, so that it knows whether it has grown old. */
export type Shown = Record<string, string>;

export const shownAttribute = "data-shown";

/** Null on a page that shows no release, and on one of the past, which never grows old. */
export function shownOn(page: ParentNode): Shown | null {
  const text = page.querySelector(`[${shownAttribute}]`)?.getAttribute(shownAttribute);
  return text ? (JSON.parse(text) as Shown) : null;
}
