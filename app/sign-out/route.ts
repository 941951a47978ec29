import { signOut } from "@/lib/access";
import { closed } from "@/lib/http/methods";
import { failure } from "@/lib/http/route";

export const dynamic = "force-dynamic";

export const { GET, PUT, PATCH, DELETE } = closed("POST");
export const POST = (request: Request): Promise<Response> => signOut(request).catch(failure);
