/** Waits until the first read is over, so that no test meets a page that is still filling. */
export default async function untilRead(): Promise<void> {
  const address = `http://127.0.0.1:${process.env.E2E_PORT}`;
  for (let tries = 0; tries < 240; tries += 1) {
    const answer = await fetch(`${address}/api/v1/sources`).catch(() => null);
    const body: unknown = answer?.ok ? await answer.json() : null;
    if (body !== null && typeof body === "object" && Reflect.get(body, "complete") === true) {
      await fetch(`${address}/pytorch/2.12.0`);
      return;
    }
    await new Promise((done) => setTimeout(done, 500));
  }
  throw new Error("The simulated GitHub was not read within two minutes.");
}
