/** Traces of requests, polls and derivations, where a collector is configured. Nothing of it is loaded elsewhere. */
import { hostname } from "node:os";
import { SpanStatusCode, trace } from "@opentelemetry/api";
import type { PollResult } from "../poll";
import { discreet } from "./discreet";

/** Returns the way to send what is left and to end it. */
export async function startTraces(collector: string): Promise<() => Promise<void>> {
  const [{ NodeTracerProvider, BatchSpanProcessor }, { OTLPTraceExporter }, { resourceFromAttributes }] =
    await Promise.all([
      import("@opentelemetry/sdk-trace-node"),
      import("@opentelemetry/exporter-trace-otlp-http"),
      import("@opentelemetry/resources"),
    ]);
  const exporter = new OTLPTraceExporter({ url: `${collector.replace(/\/+$/, "")}/v1/traces` });
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ "service.name": "release-hud", "host.name": hostname() }),
    spanProcessors: [discreet(new BatchSpanProcessor(exporter))],
  });
  provider.register();
  return () => provider.shutdown();
}

/** A poll that is over, as a span. */
export function notePoll({ project, ms, requests, points, changed, outcome, error }: PollResult): void {
  const endTime = Date.now();
  const attributes = { project, requests, points, changed, outcome };
  const span = trace.getTracer("release-hud").startSpan("poll", { startTime: endTime - ms, attributes });
  if (error) span.setStatus({ code: SpanStatusCode.ERROR, message: String(error) });
  span.end(endTime);
}
