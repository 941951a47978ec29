/** Bad requests by kind. */
import { access } from "./access";
import type { Attack } from "./attack";
import { injections } from "./injections";
import { requests } from "./requests";
import { smuggling } from "./smuggling";
import { webhooks } from "./webhooks";

export const attacks: readonly Attack[] = [...injections, ...requests, ...webhooks, ...access, ...smuggling];
