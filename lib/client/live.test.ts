import { describe, expect, it, vi } from "vitest";
import { liveLine } from "./live";

type Stream = { onopen?: () => void; onerror?: () => void; say?: (event: { data: string }) => void; closed: boolean };

function stage() {
  const opened: Stream[] = [];
  let visible = true;
  let turn = () => {};
  const line = liveLine({
    open: () => {
      const stream = {
        closed: false,
        addEventListener: (_: string, call: (event: { data: string }) => void) => {
          stream.say = call;
        },
        close: () => {
          stream.closed = true;
        },
      } as Stream & { addEventListener: unknown; close: unknown };
      opened.push(stream);
      return stream as unknown as EventSource;
    },
    visible: () => visible,
    onVisibility: (call) => {
      turn = call;
      return () => {};
    },
  });
  const show = (next: boolean) => {
    visible = next;
    turn();
  };
  return { line, opened, show };
}

describe("the live line", () => {
  it("passes on how each project stands", () => {
    const { line, opened } = stage();
    const hear = vi.fn();
    line.follow(hear);
    opened[0]?.onopen?.();
    expect(line.get()).toBe("open");
    opened[0]?.say?.({ data: '{"project":"pytorch","state":"7"}' });
    expect(hear.mock.calls).toEqual([[{ project: "pytorch", state: "7" }]]);
    expect([line.stands("pytorch"), line.stands("vision")]).toEqual(["7", null]);
  });
  it("is closed in a hidden tab and opens anew when the tab is seen again", () => {
    const { line, opened, show } = stage();
    line.follow(() => {});
    show(false);
    expect(opened[0]?.closed).toBe(true);
    show(true);
    expect(opened).toHaveLength(2);
  });
  it("says when it is lost and when it is back", () => {
    const { line, opened } = stage();
    const heard: string[] = [];
    line.watch(() => heard.push(line.get()));
    line.follow(() => {});
    opened[0]?.onopen?.();
    opened[0]?.onerror?.();
    opened[0]?.onopen?.();
    expect(heard).toEqual(["open", "lost", "open"]);
  });
});
