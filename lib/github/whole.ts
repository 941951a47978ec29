/** Takes an answer in whole before anybody reads it: what breaks off on its way is seen here, and not taken for its end. */

/** The largest questions are answered with a few megabytes. */
const mostBytes = 32 * 1024 * 1024;

export class TooLarge extends Error {
  override readonly name = "TooLarge";
}

export const whole =
  (ask: typeof fetch): typeof fetch =>
  async (...given) => {
    const answer = await ask(...given);
    if (answer.body === null) return answer;
    const parts: Uint8Array<ArrayBuffer>[] = [];
    let bytes = 0;
    for await (const part of answer.body as unknown as AsyncIterable<Uint8Array<ArrayBuffer>>) {
      bytes += part.byteLength;
      if (bytes > mostBytes) throw new TooLarge();
      parts.push(part);
    }
    const { status, statusText, headers } = answer;
    return new Response(new Blob(parts), { status, statusText, headers });
  };

export const mostMegabytes = mostBytes / 1024 / 1024;
