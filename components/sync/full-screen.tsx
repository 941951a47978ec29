"use client";

function toggle(): void {
  if (document.fullscreenElement) void document.exitFullscreen();
  else void document.documentElement.requestFullscreen().catch(() => {});
}

export function FullScreen() {
  return (
    <button type="button" className="button" data-key="f" onClick={toggle} aria-label="Full screen, key F">
      F<span className="wide">full screen</span>
    </button>
  );
}
