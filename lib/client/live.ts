/**
 * One stream of snapshots per tab. It is open while the tab is visible, reports when the line is lost, and asks
 * for one look after every gap, since nothing is known of what was said meanwhile.
 */
export type Line = "opening" | "open" | "lost";

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
  let gap = false;
  let source: EventSource | null = null;
  const watchers = new Set<() => void>();

  const say = (next: Line) => {
    if (next === line) return;
    line = next;
    for (const call of watchers) call();
  };

  function follow(look: () => void): () => void {
    const start = () => {
      source = streams.open();
      source.onopen = () => {
        say("open");
        if (gap) look();
        gap = false;
      };
      source.addEventListener("snapshot", look);
      source.onerror = () => {
        gap = true;
        say("lost");
      };
    };
    const stop = () => {
      source?.close();
      source = null;
      gap = true;
    };
    const turn = () => (streams.visible() ? (source ?? start()) : stop());
    turn();
    const forget = streams.onVisibility(turn);
    return () => {
      forget();
      stop();
      gap = false;
    };
  }

  return {
    follow,
    get: () => line,
    watch(call: () => void) {
      watchers.add(call);
      return () => void watchers.delete(call);
    },
  };
}

export const live = liveLine();
