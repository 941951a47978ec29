import pino from "pino";

/** One line of JSON per event, on standard output. What GitHub or a person wrote is data in it, never a format. */
export const log = pino({
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
});
