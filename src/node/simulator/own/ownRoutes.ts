import type { Route } from "../route.ts";
import { addNumber } from "./addNumber.ts";
import { moveClock, readClock } from "./clockRoutes.ts";
import { customerCalls } from "./customerCalls.ts";
import { listCustomers, setWindow } from "./customerRoutes.ts";
import { customerWrites } from "./customerWrites.ts";
import { page } from "./page.ts";
import { refuseNext } from "./refuseNext.ts";
import { reviewTemplate } from "./reviewTemplate.ts";
import { spoilNext } from "./spoilNext.ts";

/** What is the simulator's own: it asks for no token, but is there for this machine only. */
export const ownRoutes: readonly Route[] = [
  page,
  customerWrites,
  customerCalls,
  listCustomers,
  setWindow,
  readClock,
  moveClock,
  refuseNext,
  spoilNext,
  reviewTemplate,
  addNumber,
];
