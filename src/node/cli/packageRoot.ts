import { readFileSync } from "node:fs";
import { fieldsOf, textOf } from "../../core/delivery/fields.ts";

/** The package that this file is part of, be it as a source or in the bundle. */
export interface PackageRoot {
  readonly folder: URL;
  readonly version: string;
}

/** Finds the package by its manifest in one of the folders above. */
export function findPackageRoot(): PackageRoot | undefined {
  for (const above of ["../", "../../", "../../../"]) {
    const folder = new URL(above, import.meta.url);
    const version = versionIn(new URL("package.json", folder));
    if (version) return { folder, version };
  }
  return undefined;
}

function versionIn(manifest: URL): string | undefined {
  try {
    const fields = fieldsOf(JSON.parse(readFileSync(manifest, "utf8")));
    return fields?.name === "wamsg" ? textOf(fields.version) : undefined;
  } catch {
    return undefined;
  }
}
