type Files = Record<string, Buffer>;

/** The files in a folder, by their path from there, with slashes. */
export function filesIn(folder: string): Files;
/** The same files, in a folder. */
export function inFolder(folder: string, files: Files): Files;
/** A zip of files by their path. */
export function zip(files: Record<string, string | Buffer>): Buffer;
/** The value of the attribute `integrity`. */
export function integrityOf(bytes: Uint8Array): string;
/** Lines that `sha256sum --check` accepts. */
export function sumsOf(files: Files): string;
/** A script of a built folder and all files that it loads. */
export function loadedBy(script: string, folder: string): string[];
