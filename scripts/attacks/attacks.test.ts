/** That nothing a reader may write is left out of the attacks. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { attacks } from ".";
import { payloads } from "./attack";
import { headersOfReaders, headersOfWebhooks, headersRead } from "./injections";
import { ofPages, ofTheApi, type Place } from "./places";

const source = (folder: string, end: RegExp): string =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => end.test(file) && !/test/.test(file))
    .map((file) => readFileSync(`${folder}/${file}`, "utf8"))
    .join("\n");

const found = (text: string, ...shapes: RegExp[]): string[] => [
  ...new Set(shapes.flatMap((shape) => [...text.matchAll(shape)].map(([, name = ""]) => name))),
];

const places = new Map<string, Place[]>();
for (const place of [...ofTheApi, ...ofPages])
  places.set(place.parameter, [...(places.get(place.parameter) ?? []), place]);
const names = new Set(attacks.filter(({ kind }) => kind === "injection").map(({ name }) => name));

describe("every place that a reader may write to is attacked", () => {
  it.each([...places])("%s gets every text", (_, those) => {
    const missing = Object.keys(payloads).filter((text) => !those.some(({ what }) => names.has(`${text} in ${what}`)));
    expect(missing).toEqual([]);
  });

  it.each([...places.values()].flat().map(({ what }) => what))("%s gets more than one", (what) => {
    expect(Object.keys(payloads).filter((text) => names.has(`${text} in ${what}`)).length).toBeGreaterThan(1);
  });

  it("what the API's code reads stands in its document, where the attacks find it", () => {
    const read = found(source("app", /route\.ts$/), /query\.get\("(\w+)"\)/g);
    expect(read.length).toBeGreaterThan(5);
    expect(read.filter((name) => !places.has(`query ${name}`))).toEqual([]);
  });

  it("so does every header that is read", () => {
    const text = ["lib/http", "lib/access", "app"].map((folder) => source(folder, /\.tsx?$/)).join("\n");
    const told = /const telling = \[([^\]]*)\]/.exec(text)?.[1] ?? "";
    const read = [
      ...found(text, /headers\.(?:get|has)\("([\w-]+)"\)/g, /headers\["([\w-]+)"\]/g, /\bfirst\("([\w-]+)"\)/g),
      ...found(text, /[^.]\b(?:request\.)?headers\.(\w+)\b(?!\()/g, /\basked\.get\("([\w-]+)"\)/g),
      ...found(text, /const \{ ([\w, ]+) \} = headers/g).flatMap((one) => one.split(", ")),
      ...found(told, /"([\w-]+)"/g),
    ];
    expect(read.length).toBeGreaterThan(20);
    const sent = new Set<string>([...headersRead, ...headersOfReaders, ...headersOfWebhooks]);
    // A body's length is told wrongly by smuggling; no client would send it.
    expect(read.filter((name) => !sent.has(name) && !/^(?:content-length|transfer-encoding)$/.test(name))).toEqual([]);
  });
});
