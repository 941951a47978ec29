import { notFound } from "next/navigation";
import { connection } from "next/server";

/** The vocabulary is drawn for development and for tests; the product does not show it. */
export async function onlyForDesign(): Promise<void> {
  await connection();
  if (process.env.NODE_ENV === "production" && process.env.HUD_DESIGN !== "on") notFound();
}
