/** Requests that two servers might read in two ways, as bytes. */
import { type Attack, refused } from "./attack";

const understand = "/api/v1/understand/comment";

const raw = (name: string, text: string, may: readonly number[] = refused): Attack => {
  return { kind: "request smuggling", name, on: "public", may, raw: text };
};

const get = "GET /healthz HTTP/1.1\r\nhost: x\r\n";
const post = `POST ${understand} HTTP/1.1\r\nhost: x\r\n`;
export const smuggling: Attack[] = [
  raw(
    "a length and chunks",
    `${post}content-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\nGET /metrics HTTP/1.1\r\n\r\n`,
  ),
  raw("two lengths", `${post}content-length: 1\r\ncontent-length: 2\r\n\r\nxx`),
  raw("a length below zero", `${post}content-length: -1\r\n\r\n`),
  raw("a length that is no number", `${post}content-length: 1e9\r\n\r\n`),
  raw("chunks by another name", `${post}transfer-encoding: xchunked\r\n\r\n0\r\n\r\n`),
  raw("chunks twice", `${post}transfer-encoding: chunked, identity\r\n\r\n0\r\n\r\n`),
  raw("a chunk of endless size", `${post}transfer-encoding: chunked\r\n\r\nfffffffffffffffff\r\nx`),
  raw("a space before the colon", `${get}transfer-encoding : chunked\r\n\r\n`),
  raw("a folded header", `${get}x-a: 1\r\n  folded: 2\r\nx-b\r\n\r\n`),
  raw("a null byte in a header", `${get}x-a: 1\0 2\r\n\r\n`),
  raw("no protocol", "GET /\r\n\r\n"),
  raw("a protocol that is none", "GET / HTTP/9.9\r\nhost: x\r\n\r\n"),
  raw("a tunnel", "CONNECT evil.example:443 HTTP/1.1\r\nhost: x\r\n\r\n", [...refused, 0]),
  raw("the start of TLS", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"),
  raw("headers of 40 kB", `${get}x-a: ${"x".repeat(40_000)}\r\n\r\n`),
  raw("thousands of headers", `${get}${"x: y\r\n".repeat(3000)}\r\n`, [...refused, 200]),
  raw(
    "another site's address",
    "GET http://169.254.169.254/latest/meta-data HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n",
    [...refused, 308],
  ),
];
