import { downloadMedia } from "../graph/downloadMedia.ts";
import type { Route } from "../route.ts";
import { customerWrites } from "./customerWrites.ts";
import { page } from "./page.ts";

/** What the simulator answers outside the Graph API: it asks for no token, but is there for this machine only. */
export const ownRoutes: readonly Route[] = [page, customerWrites, downloadMedia];
