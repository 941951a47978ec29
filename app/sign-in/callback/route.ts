import { finishSignIn } from "@/lib/access";
import { failure } from "@/lib/http/route";

export const dynamic = "force-dynamic";

export const GET = (request: Request): Promise<Response> => finishSignIn(request).catch(failure);
