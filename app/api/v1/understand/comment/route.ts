import { apiPost } from "@/lib/http/post";
import { mostUnderstoodBytes, understandCommentText } from "@/lib/read";

export const dynamic = "force-dynamic";

export const POST = apiPost(mostUnderstoodBytes, understandCommentText);
