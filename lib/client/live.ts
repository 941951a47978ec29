/**
 * One stream of events per tab, open while the tab is visible. Whenever it opens the server says first where each
 * project stands, so that nothing is lost in a gap.
 */
export type Line = "opening" | "open" | "lost";
export type Told = { project: string; state: string };

type Streams = { open(): EventSource; visible(): boolean; onVisibility(call: () => void): () => void };

const browser: Streams = {
  open: () => new EventSource("/api/v1/events"),
  visible: () => document.visibilityState === "visible",
  onVisibility: (call) => {
    document.addEventListener("visibilitychange", call);
    return () => document.removeEventListener("visibilitychange", call);
  },
};

export function liveLine(streams: Streams = browser) {
  let line: Line = "opening";
  let source: EventSource | null = null;
  const watchers = new Set<() => void>();
  const stands = new Map<string, string>();

  const say = (next: Line) => {
    if (next === line) return;
    line = next;
    for (const call of watchers) call();
  };

  function follow(hear: (told: Told) => void): () => void {
    const start = () => {
      source = streams.open();
      source.onopen = () => say("open");
      source.addEventListener("snapshot", ({ data }) => {
        const told = JSON.parse(data) as Told;
        stands.set(told.project, told.state);
        hear(told);
      });
      source.onerror = () => say("lost");
    };
    const stop = () => {
      source?.close();
      source = null;
    };
    const turn = () => (streams.visible() ? (source ?? start()) : stop());
    turn();
    const forget = streams.onVisibility(turn);
    return () => {
      forget();
      stop();
    };
  }

  return {
    follow,
    get: () => line,
    /** How the project stood when the stream last told of it. */
    stands: (project: string): string | null => stands.get(project) ?? null,
    watch(call: () => void) {
      watchers.add(call);
      return () => void watchers.delete(call);
    },
  };
}

export const live = liveLine();
