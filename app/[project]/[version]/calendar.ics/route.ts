import { config } from "@/lib/config";
import { productNow } from "@/lib/config/clock";
import { originOf } from "@/lib/http/origin";
import { reply, written } from "@/lib/http/reply";
import { fileRoute } from "@/lib/http/route";
import { calendar } from "@/lib/out/calendar";
import { readSchedule, type Schedule } from "@/lib/read";

export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = fileRoute<{ project: string; version: string }, Schedule>(
  productNow,
  ({ params, at }) => readSchedule({ ...params, at }),
  (request, schedule, past) => {
    const page = `${originOf(request, config().address)}/${schedule.project}/${schedule.version}`;
    return reply(request, written(calendar({ ...schedule, page })), "text/calendar; charset=utf-8", past);
  },
);
