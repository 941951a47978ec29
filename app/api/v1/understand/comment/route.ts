import { postRoute } from "@/lib/http/post";
import { mostUnderstoodBytes, understandCommentText } from "@/lib/read";

export const dynamic = "force-dynamic";

export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = postRoute(mostUnderstoodBytes, understandCommentText);
