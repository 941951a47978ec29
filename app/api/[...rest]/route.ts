import { problem } from "@/lib/http/problem";

/** Whatever no other route answers. */
function unknownPath(request: Request): Response {
  return problem("not-found", `There is no ${new URL(request.url).pathname.slice(0, 200)}. /api lists what there is.`);
}

export {
  unknownPath as DELETE,
  unknownPath as GET,
  unknownPath as OPTIONS,
  unknownPath as PATCH,
  unknownPath as POST,
  unknownPath as PUT,
};
