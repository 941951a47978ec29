import { config } from "@/lib/config";
import { productNow } from "@/lib/config/clock";
import { originOf, sameForAll } from "@/lib/http/origin";
import { keptAs, reply, written } from "@/lib/http/reply";
import { fileRoute } from "@/lib/http/route";
import { calendar } from "@/lib/out/calendar";
import { readSchedule, type Schedule } from "@/lib/read";

export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = fileRoute<{ project: string; version: string }, Schedule>(
  productNow,
  ({ params, at }) => readSchedule({ ...params, at }),
  (request, schedule, past) => {
    const { address } = config();
    const page = `${originOf(request, address)}/${schedule.project}/${schedule.version}`;
    const kept = keptAs(past, sameForAll(request, address));
    return reply(request, written(calendar({ ...schedule, page })), "text/calendar; charset=utf-8", kept);
  },
);
