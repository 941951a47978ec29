import { productNow } from "@/lib/config/clock";
import { isLogin } from "@/lib/http/query";
import { getRoute } from "@/lib/http/route";
import { readPicks } from "@/lib/read";
import { pickSchema } from "@/lib/view/schemas";

const states: readonly string[] = pickSchema.shape.state.options;

export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = getRoute<{ project: string; version: string }>(
  productNow,
  async ({ params, query, at }) => {
    const state = query.get("state");
    const odd = state?.split(",").find((one) => !states.includes(one));
    if (odd !== undefined) return { ok: false, code: "bad-request", text: `"state" takes ${states.join(", ")}.` };
    for (const name of ["author", "waitingOn"]) {
      const login = query.get(name);
      if (login && !isLogin(login)) return { ok: false, code: "bad-request", text: `"${name}" takes a GitHub login.` };
    }
    return readPicks({ ...params, at, state, author: query.get("author"), waitingOn: query.get("waitingOn") });
  },
);
