/** Times are ISO 8601 in UTC with seconds, as GitHub writes them, so that they compare as text. */
export function iso(time: string | number): string {
  const ms = typeof time === "number" ? time : Date.parse(time);
  if (Number.isNaN(ms)) throw new Error(`not a time: ${time}`);
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

/** Script times may leave out seconds and zone: `2026-04-24T14:32` is UTC. */
export function scriptTime(time: string): string {
  return iso(/[zZ]|[+-]\d\d:\d\d$/.test(time) ? time : `${time}Z`);
}

export function plus(time: string, seconds: number): string {
  return iso(Date.parse(time) + seconds * 1000);
}
