/** The cells of CI: size and shape first, colour second. `c-` and the state's name. */
export function CellSymbols() {
  return (
    <>
      <symbol id="c-pass" viewBox="0 0 16 16">
        <rect x="4" y="4" width="8" height="8" rx="1" style={{ fill: "var(--pass-mark)" }} />
      </symbol>
      <symbol id="c-fail" viewBox="0 0 16 16">
        <rect width="16" height="16" rx="1.5" style={{ fill: "var(--fail-solid)" }} />
        <path
          d="m4.6 4.6 6.8 6.8m0-6.8-6.8 6.8"
          style={{ stroke: "var(--on-fail)" }}
          strokeWidth="1.9"
          strokeLinecap="round"
        />
      </symbol>
      <symbol id="c-flaky" viewBox="0 0 16 16">
        <path d="M1 15V1h14Z" style={{ fill: "var(--warn-solid)" }} />
        <rect
          x="1.2"
          y="1.2"
          width="13.6"
          height="13.6"
          fill="none"
          style={{ stroke: "var(--warn-ink)" }}
          strokeWidth="1.3"
        />
      </symbol>
      <symbol id="c-running" viewBox="0 0 16 16">
        <rect
          x="1.75"
          y="1.75"
          width="12.5"
          height="12.5"
          fill="none"
          style={{ stroke: "var(--accent)" }}
          strokeWidth="1.5"
        />
        <rect x="5.75" y="5.75" width="4.5" height="4.5" style={{ fill: "var(--accent)" }} />
      </symbol>
      <symbol id="c-queued" viewBox="0 0 16 16">
        <rect x="4.5" y="4.5" width="7" height="7" fill="none" style={{ stroke: "var(--accent)" }} strokeWidth="1.2" />
      </symbol>
      <symbol id="c-cancelled" viewBox="0 0 16 16">
        <rect x="2.5" y="2.5" width="11" height="11" fill="none" style={{ stroke: "var(--ink-3)" }} strokeWidth="1.1" />
        <path d="m5 11 6-6" style={{ stroke: "var(--ink-3)" }} strokeWidth="1.3" />
      </symbol>
      <symbol id="c-skipped" viewBox="0 0 16 16">
        <path d="M5 8h6" style={{ stroke: "var(--ink-3)" }} strokeWidth="1.5" />
      </symbol>
      <symbol id="c-absent" viewBox="0 0 16 16">
        <rect
          x="2.5"
          y="2.5"
          width="11"
          height="11"
          fill="none"
          style={{ stroke: "var(--ink-faint)" }}
          strokeDasharray="2 2"
        />
      </symbol>
    </>
  );
}
