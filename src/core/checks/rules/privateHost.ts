/** Where a host that the internet cannot reach is instead, to be put behind "is"; `undefined`: it may well be public. */
export function privateHost(host: string): string | undefined {
  const name = host.endsWith(".") ? host.slice(0, -1) : host;
  if (name.includes(":")) return ofSix(name);
  if (/^[\d.]+$/.test(name)) return ofFour(name);
  if (name === "localhost" || name.endsWith(".localhost")) return thisComputer;
  if (!name.includes(".")) return "a name of a private network";
  const last = name.slice(name.lastIndexOf(".") + 1);
  return privateEndings.has(last) || name.endsWith(".home.arpa") ? "a name of a private network" : undefined;
}

const thisComputer = "this computer itself";
const privateNetwork = "an address of a private network";
const reserved = "a reserved address";

/** RFC 6761, RFC 6762 appendix G and ICANN's `.internal`. `.example` is left out: like example.com it stands for any host. */
const privateEndings = new Set(
  "local localdomain internal intranet private corp home lan test invalid onion".split(" "),
);

/** RFC 6890, the blocks that no one on the internet can reach. */
function ofFour(host: string): string | undefined {
  const parts = host.split(".").map(Number);
  const [a = 0, b = 0, c = 0] = parts;
  if (parts.length > 4 || parts.some(part => part > 255)) return parts.length === 1 ? reserved : undefined;
  if (a === 127) return thisComputer;
  if (a === 10 || (a === 172 && b >= 16 && b <= 31) || (a === 192 && b === 168)) return privateNetwork;
  if (a === 100 && b >= 64 && b <= 127) return privateNetwork;
  if (a === 169 && b === 254) return "an address that is valid on one cable only";
  const documentation =
    (a === 192 && b === 0 && c === 2) ||
    (a === 198 && b === 51 && c === 100) ||
    (a === 203 && b === 0 && c === 113);
  const benchmark = a === 198 && (b === 18 || b === 19);
  return a === 0 || a >= 224 || documentation || benchmark ? reserved : undefined;
}

function ofSix(host: string): string | undefined {
  if (host === "::1") return thisComputer;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(host)?.[1];
  if (mapped !== undefined) return ofFour(mapped);
  if (/^fe[89ab]/.test(host)) return "an address that is valid on one cable only";
  if (/^f[cd]/.test(host)) return privateNetwork;
  return host === "::" || /^ff|^2001:0?db8:/.test(host) ? reserved : undefined;
}
