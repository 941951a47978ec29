import { describe, expect, it, vi } from "vitest";
import { liveLine } from "./live";

function stage() {
  const opened: { onopen?: () => void; onerror?: () => void; say?: () => void; closed: boolean }[] = [];
  let visible = true;
  let turn = () => {};
  const line = liveLine({
    open: () => {
      const stream = {
        closed: false,
        addEventListener: (_: string, call: () => void) => {
          stream.say = call;
        },
        close: () => {
          stream.closed = true;
        },
      } as (typeof opened)[number] & { addEventListener: unknown; close: unknown };
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
  it("looks again at each snapshot", () => {
    const { line, opened } = stage();
    const look = vi.fn();
    line.follow(look);
    opened[0]?.onopen?.();
    expect(line.get()).toBe("open");
    expect(look).not.toHaveBeenCalled();
    opened[0]?.say?.();
    expect(look).toHaveBeenCalledTimes(1);
  });
  it("is closed in a hidden tab and looks once when the tab is seen again", () => {
    const { line, opened, show } = stage();
    const look = vi.fn();
    line.follow(look);
    opened[0]?.onopen?.();
    show(false);
    expect(opened[0]?.closed).toBe(true);
    show(true);
    opened[1]?.onopen?.();
    expect(look).toHaveBeenCalledTimes(1);
  });
  it("says when it is lost and looks once when it is back", () => {
    const { line, opened } = stage();
    const look = vi.fn();
    const heard: string[] = [];
    line.watch(() => heard.push(line.get()));
    line.follow(look);
    opened[0]?.onopen?.();
    opened[0]?.onerror?.();
    opened[0]?.onopen?.();
    expect(heard).toEqual(["open", "lost", "open"]);
    expect(look).toHaveBeenCalledTimes(1);
  });
});
