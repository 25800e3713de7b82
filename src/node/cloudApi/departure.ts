import type { Dispatcher } from "undici";

/** Whether a request had begun to leave this machine: the one thing that decides if a failure is harmless. */
export interface Departure {
  readonly dispatcher: Dispatcher;
  hasLeft(): boolean;
}

/**
 * Connections that tell whether a request was handed to an open one. Serves a single request, which is not handed over
 * any more once `signal` is aborted.
 */
export function watchDeparture(dispatcher: Dispatcher, signal: AbortSignal): Departure {
  let left = false;
  return {
    hasLeft: () => left,
    dispatcher: dispatcher.compose(
      dispatch => (options, handler) =>
        dispatch(options, {
          onRequestStart(controller, context) {
            left = !signal.aborted;
            handler.onRequestStart?.(controller, context);
          },
          onRequestUpgrade: (...args) => handler.onRequestUpgrade?.(...args),
          onResponseStart: (...args) => handler.onResponseStart?.(...args),
          onResponseData: (...args) => handler.onResponseData?.(...args),
          onResponseEnd: (...args) => handler.onResponseEnd?.(...args),
          onResponseError: (...args) => handler.onResponseError?.(...args),
        }),
    ),
  };
}
