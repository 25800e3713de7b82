/** A request as it is sent, but for the token. */
export interface CurlRequest {
  readonly url: string;
  /** What is posted, as JSON. */
  readonly body: unknown;
  /** The shell that the command is pasted into. */
  readonly quoting: "bash";
}

/**
 * The request as a curl command. The token is never in it: the shell puts in `$WAMSG_ACCESS_TOKEN`. Everything else
 * stands in single quotes, in which a shell expands nothing.
 */
export function toCurl({ url, body }: CurlRequest): string {
  return [
    `curl --request POST ${quoted(url)}`,
    `--header "Authorization: Bearer $WAMSG_ACCESS_TOKEN"`,
    `--header 'Content-Type: application/json'`,
    // Unlike --data, it never takes a leading @ for a file.
    `--data-raw ${quoted(JSON.stringify(body, null, 2))}`,
  ].join(" \\\n  ");
}

/** A single quote ends the quotation, stands escaped, and begins the next. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
