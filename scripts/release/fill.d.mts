interface Release {
  readonly version: string;
  readonly integrity: string;
}

/** A text with the version and the integrity hash of a release. */
export function fill(text: string, release: Release): string;
/** Where the CDN has a file of the package. */
export function cdnAddress(file: string, version: string): string;
/** The two tags to paste. */
export function cdnTag(release: Release): string;
/** The hashes of the files that are loaded later. */
export function importMap(hashes: Record<string, string>, version: string): string;
/** The main file of the WordPress plugin, with the integrity hash. */
export function fillPlugin(php: string, integrity: string): string;
