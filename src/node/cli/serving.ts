import { CliError } from "./io.ts";

/** Starts something that listens on a port; where that fails, says why as a {@link CliError}. */
export async function listening<T>(start: () => Promise<T>): Promise<T> {
  try {
    return await start();
  } catch (cause) {
    if (cause instanceof Error && "syscall" in cause && cause.syscall === "listen")
      throw new CliError(portFault(cause), { cause });
    throw cause;
  }
}

/** Resolves when the person wants to stop. */
export async function untilStopped(stop: AbortSignal): Promise<void> {
  if (stop.aborted) return;
  await new Promise<void>(resolve => stop.addEventListener("abort", () => resolve(), { once: true }));
}

function portFault(cause: Error): string {
  const { code, port } = cause as NodeJS.ErrnoException & { readonly port?: number };
  if (code === "EADDRINUSE")
    return `The port ${port} is taken, maybe by another wamsg that runs. Stop that one, or choose another port with --port.`;
  return `The port cannot be used: ${cause.message}. Choose another with --port.`;
}
