import type { CurlRequest } from "./toCurl.ts";

/** The request as a `fetch` call for Node. The token is never in it: it is read from the environment. */
export function toFetch({
  url,
  body,
  authorization = "Authorization: Bearer",
}: Omit<CurlRequest, "quoting">): string {
  const [, name = "Authorization", scheme = ""] = /^([^:]+):\s*(.*)$/.exec(authorization.trim()) ?? [];
  const token = "${process.env.WAMSG_ACCESS_TOKEN}";
  return `const response = await fetch(${JSON.stringify(url)}, {
  method: "POST",
  headers: {
    ${/^[A-Za-z]+$/.test(name) ? name : JSON.stringify(name)}: \`${[scheme, token].filter(Boolean).join(" ")}\`,
    "Content-Type": "application/json",
  },
  body: ${bodyOf(body)},
});
console.log(response.status, await response.json());
`;
}

/** JSON is JavaScript, except that a key `__proto__` would become the prototype: then the text itself is posted. */
function bodyOf(body: unknown): string {
  const json = JSON.stringify(body, null, 2);
  if (json.includes("__proto__") || json.includes("\\u005f")) return JSON.stringify(JSON.stringify(body));
  return `JSON.stringify(${json.replaceAll("\n", "\n  ")})`;
}
