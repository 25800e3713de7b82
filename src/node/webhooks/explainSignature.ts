import { isSigned } from "./signature.ts";

/** In characters. To try all forms of a larger body would hold up the webhooks that are right. */
const readableLength = 100_000;

/** Why a signature is not right, as the end of a sentence that begins “its signature is”. */
export function explainSignature(
  raw: Buffer,
  { signature, legacy }: { readonly signature: string | undefined; readonly legacy: boolean },
  appSecrets: readonly string[],
): string {
  if (!signature)
    return legacy
      ? "missing, but for the old one with SHA-1: something on the way does not pass X-Hub-Signature-256 on."
      : "missing. Meta signs every webhook: something on the way drops X-Hub-Signature-256, or another program called.";
  if (!/^sha256=[0-9a-f]{64}$/.test(signature))
    return "not of the form that Meta uses, sha256= and 64 lower-case hexadecimal digits: something on the way changed it.";
  if (appSecrets.length === 0)
    return "not made with the app secret, for there is none. Give the app secret first.";
  const trimmed = appSecrets.map(secret => secret.trim());
  if (isSigned(raw, signature, trimmed))
    return "made with the app secret without the spaces around it. Give the app secret again, without them.";
  const text = raw.toString("utf8");
  if (
    text.length <= readableLength &&
    formsOf(text).some(form => isSigned(Buffer.from(form), signature, appSecrets))
  )
    return "made with the app secret, for the same JSON in another form: something on the way (a relay, a proxy) read the body and wrote it anew. It has to pass the bytes on as they are.";
  const rewritten = /[\u0080-\uffff]|[^\\]\//.test(text);
  return `not made with the app secret${rewritten ? ", and the body is not in the form that Meta writes (it escapes slashes and everything outside ASCII): something on the way may have written it anew. Also check" : ". Check"} that the app secret is the one of the app that sends (App settings, Basic).`;
}

/**
 * The forms in which the same JSON may have been signed before a relay wrote it anew: with and without Meta's escapes, spaces
 * between the tokens, and a line break at the end.
 */
function formsOf(text: string): string[] {
  const start = text.replace(/^\ufeff/, "").trim();
  // Within strings everything stays; between tokens there was no space.
  const compact = start.replace(/("(?:[^"\\]|\\.)*")|\s+/g, (_, string: string | undefined) => string ?? "");
  return [start, compact].flatMap(base => {
    const plain = base.replace(
      /\\(?:\/|u([0-9a-fA-F]{4})|.)/g,
      (escaped: string, code: string | undefined) => {
        if (escaped === "\\/") return "/";
        const character = code === undefined ? "" : String.fromCharCode(Number.parseInt(code, 16));
        return character >= "\u007f" ? character : escaped;
      },
    );
    const slashes = plain.replaceAll("/", "\\/");
    const forms = [base, plain, slashes, withoutWide(plain), withoutWide(slashes)];
    return [...forms, ...forms.map(form => `${form}\n`)];
  });
}

const withoutWide = (text: string): string =>
  text.replace(
    /[\u007f-\uffff]/g,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
