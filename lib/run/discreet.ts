/** What leaves in a trace: of an address here its path, of one elsewhere its host. The rest may be a secret. */
import type { Attributes } from "@opentelemetry/api";
import type { ReadableSpan, SpanProcessor } from "@opentelemetry/sdk-trace-node";

/** A room's hook is known by its path, a database by its password. */
const elsewhere = /\b((?:https?|postgres(?:ql)?):\/\/)(?:[^\s/?#@]*@)?([^\s/?#"'`<>)]*)[^\s"'`<>)]*/gi;
/** Calendars show their keys in the query, and GitHub its codes. */
const query = /(?<=\S)\?[^\s"'`<>)]+/g;

const cut = (text: string): string => text.replace(elsewhere, "$1$2").replace(query, "");

const cutAll = (attributes: Attributes): Attributes =>
  Object.fromEntries(
    Object.entries(attributes)
      .filter(([name]) => name !== "url.query")
      .map(([name, value]) => [name, typeof value === "string" ? cut(value) : value]),
  );

/** The same span with other words; what was noted in it stays as it is for who holds it. */
function discreetly(span: ReadableSpan): ReadableSpan {
  const { message, ...status } = span.status;
  const told = {
    name: cut(span.name),
    attributes: cutAll(span.attributes),
    status: message === undefined ? status : { ...status, message: cut(message) },
    events: span.events.map((event) => ({ ...event, attributes: cutAll(event.attributes ?? {}) })),
  };
  return Object.assign(Object.create(span) as ReadableSpan, told);
}

/** Hands each span on only so. */
export const discreet = (next: SpanProcessor): SpanProcessor => ({
  onStart: (span, context) => next.onStart(span, context),
  onEnd: (span) => next.onEnd(discreetly(span)),
  forceFlush: () => next.forceFlush(),
  shutdown: () => next.shutdown(),
});
