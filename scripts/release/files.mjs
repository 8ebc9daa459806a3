import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { zipSync } from 'fflate';

/** A file in a zip has a time; this one, so that the same content gives the same zip. */
const TIME = new Date(1980, 0, 1);

/** The files in a folder, by their path from there, with slashes. Each is a `Buffer`. */
export function filesIn(folder) {
  const files = {};
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const path = join(folder, name);
    if (statSync(path).isFile()) files[name.replaceAll('\\', '/')] = readFileSync(path);
  }
  return files;
}

/** The same files, in a folder. */
export const inFolder = (folder, files) =>
  Object.fromEntries(Object.entries(files).map(([path, bytes]) => [`${folder}/${path}`, bytes]));

/** A zip of files by their path; texts are written as UTF-8. */
export function zip(files) {
  const entries = Object.entries(files).map(([path, content]) => [path, Buffer.from(content)]);
  return Buffer.from(zipSync(Object.fromEntries(entries), { level: 9, mtime: TIME }));
}

/** The value of the attribute `integrity`. */
export const integrityOf = (bytes) =>
  `sha384-${createHash('sha384').update(bytes).digest('base64')}`;

/** Lines that `sha256sum --check` accepts. */
export const sumsOf = (files) =>
  Object.entries(files)
    .map(([path, bytes]) => `${createHash('sha256').update(bytes).digest('hex')}  ${path}\n`)
    .join('');

/**
 * A script of a built folder and all files that it loads, directly or over others: each string in it
 * that is the path of another file there. Sorted, with slashes.
 */
export function loadedBy(script, folder) {
  const found = new Set([script]);
  for (const file of found) {
    if (!file.endsWith('.js')) continue;
    const code = readFileSync(join(folder, file), 'utf8');
    for (const [, path] of code.matchAll(/["'`]((?:\.{1,2}\/)?[\w./-]+\.(?:js|wasm))["'`]/g)) {
      const target = posix.join(dirname(file), path);
      if (!target.startsWith('..') && existsSync(join(folder, target))) found.add(target);
    }
  }
  return [...found].sort();
}
