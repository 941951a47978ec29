import { config } from "zod";

/** The pages' policy lets nothing be evaluated: schemas must not even try, and so before the first of them is made. */
config({ jitless: true });
