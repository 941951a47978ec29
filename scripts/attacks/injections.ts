/** The same handful of texts in every parameter, body and header. */
import { type Attack, base, closed, json, one, payloads, tried } from "./attack";
import { documentedBodies, documentedHeaders, ofPages, ofTheApi, type Place } from "./places";

const texts = Object.entries(payloads);
const kind = "injection";

/** What many places take is the same code: they share the texts, so that each gets some and together they get all. */
const sharedBy = 4;
const shareOf = <T>(all: readonly T[], nth: number): T[] => all.filter((_, n) => n % sharedBy === nth % sharedBy);

function inPlaces(places: readonly Place[]): Attack[] {
  const met = new Map<string, number>();
  const many = (parameter: string) => places.filter((place) => place.parameter === parameter).length >= sharedBy;
  return places.flatMap(({ what, parameter, on, given }) => {
    const nth = met.get(parameter) ?? 0;
    met.set(parameter, nth + 1);
    return (many(parameter) ? shareOf(texts, nth) : texts).map(([name, text]) => {
      return { kind, name: `${name} in ${what}`, on, may: tried, send: given(text) };
    });
  });
}

const inAName = texts.map(([name, text]) =>
  one(kind, `${name} in a name of a parameter`, { path: `/api/v1/releases?${encodeURIComponent(text)}=1` }, tried),
);

const wrongTypes = { "a number": 1, nothing: null, "a list": [{}], "an object": { $gt: "" } };

const inBodies = documentedBodies.flatMap(({ path, example }) =>
  Object.keys(example).flatMap((field) => {
    const given = (name: string, value: unknown) => {
      const body = JSON.stringify({ ...example, [field]: value });
      return one(
        kind,
        `${name} in ${field} of the body of ${path}`,
        { path, method: "POST", headers: json, body },
        [200, 400],
      );
    };
    return [...texts, ...Object.entries(wrongTypes)].map(([name, value]) => given(name, value));
  }),
);

/** Every header of a request that the product looks at, but for those of a body's length: smuggling sends those. */
export const headersRead = [
  ...documentedHeaders,
  "accept-encoding",
  "content-security-policy",
  "content-type",
  "forwarded",
  "host",
  "next-router-prefetch",
  "next-router-segment-prefetch",
  "next-router-state-tree",
  "next-url",
  "origin",
  "range",
  "rsc",
  "sec-fetch-site",
  "user-agent",
  "x-forwarded-for",
  "x-forwarded-host",
  "x-forwarded-proto",
] as const;
export const headersOfReaders = ["authorization", "cookie", "x-hud-reader"] as const;
export const headersOfWebhooks = ["x-github-delivery", "x-github-event", "x-hub-signature-256"] as const;

/** No client can send a line's end or a null byte in a header; smuggling does. */
const inHeader = texts.filter(([, text]) => !/[\0\r\n]/.test(text));
const pages = ["/api", "/pytorch/2.12.0"];
const hook = "/api/webhooks/github";

const inHeaders: Attack[] = [
  ...headersRead.flatMap((header, nth) => [
    ...inHeader.map(([name, text]) =>
      one(kind, `${name} in the header ${header}`, { path: base, headers: { [header]: text } }, tried),
    ),
    ...pages.flatMap((path, page) =>
      shareOf(inHeader, nth + page).map(([name, text]) =>
        one(kind, `${name} in the header ${header} of the page ${path}`, { path, headers: { [header]: text } }, tried),
      ),
    ),
    ...shareOf(inHeader, nth).map(([name, text]) => {
      const headers = { ...json, [header]: text };
      const sent = { path: "/api/v1/understand/comment", method: "POST", headers, body: "{}" };
      return one(kind, `${name} in the header ${header} of a body`, sent, [400, 415]);
    }),
  ]),
  ...headersOfReaders.flatMap((header) =>
    inHeader.map(([name, text]) =>
      closed(kind, `${name} in the header ${header}`, { path: base, headers: { [header]: text } }, [400, 401]),
    ),
  ),
  ...headersOfWebhooks.flatMap((header) =>
    inHeader.map(([name, text]) => {
      const headers = { ...json, "x-github-event": "ping", "x-github-delivery": "x", [header]: text };
      const sent = { path: hook, method: "POST", headers, body: "{}" };
      return one(kind, `${name} in the header ${header}`, sent, [403]);
    }),
  ),
];

export const injections: Attack[] = [...inPlaces([...ofTheApi, ...ofPages]), ...inAName, ...inBodies, ...inHeaders];
