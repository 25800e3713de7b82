/** A link with everything percent-encoded that must not stand in one as it is (RFC 3986 §2). What is encoded stays. */
export function encodedLink(link: string): string {
  return link
    .trim()
    .replace(foreign, characters => encodeURIComponent(characters.toWellFormed()))
    .replace(/%(?![\da-f]{2})/gi, "%25");
}

/** The first character that must not stand in a link as it is; `undefined`: there is none. */
export const foreignCharacter = (link: string): string | undefined =>
  /[^\w\-.~:/?#[\]@!$&'()*+,;=%]|%(?![\da-f]{2})/iu.exec(link)?.[0];

const foreign = /[^\w\-.~:/?#[\]@!$&'()*+,;=%]+/gu;
