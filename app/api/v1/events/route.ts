import { eventStream } from "@/lib/http/events";
import { listen } from "@/lib/read";

export const dynamic = "force-dynamic";

export const GET = (): Response => eventStream((send) => listen((seen) => send("snapshot", seen)));
