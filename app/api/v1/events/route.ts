import { eventStream } from "@/lib/http/events";
import { closed, preflight } from "@/lib/http/methods";
import { listen } from "@/lib/read";

export const dynamic = "force-dynamic";

const methods = "GET, OPTIONS";

export const { POST, PUT, PATCH, DELETE } = closed(methods);
export const OPTIONS = preflight(methods);
export const GET = (): Response => eventStream((send) => listen((seen) => send("snapshot", seen)));
