/** The result of a command: the file that it wrote, and its output. */
export interface CommandResult {
  readonly file: Uint8Array;
  readonly printed: string;
}

const SUCCESS = 0;
/** Errors of WASI (wasi_snapshot_preview1): bad file descriptor, not supported. */
const BADF = 8;
const NOSYS = 52;
/** File types of WASI. */
const CHARACTER_DEVICE = 2;
const DIRECTORY = 3;
const REGULAR_FILE = 4;
const ALL_RIGHTS = 0xffff_ffff_ffff_ffffn;
/** The file descriptors of the one directory, and of the one file in it. */
const FOLDER = 3;
const FILE = 4;
const FOLDER_NAME = '/';
/** The offset of the length of the name in `prestat`, in bytes. */
const NAME_LENGTH = 4;

/** Thrown by `proc_exit`, which must not return. */
class Exit extends Error {
  constructor(readonly code: number) {
    super(`The synthesizer ended with code ${code}.`);
  }
}

/** The part of WASI for a command that writes one file and prints: one directory in memory. */
class WasiHost {
  #memory!: WebAssembly.Memory;
  readonly #args: readonly Uint8Array[];
  #file = new Uint8Array(1 << 19);
  #length = 0;
  #position = 0;
  #printed = '';

  constructor(args: readonly string[]) {
    this.#args = args.map((each) => new TextEncoder().encode(`${each}\0`));
  }

  run(module: WebAssembly.Module): CommandResult {
    const { exports } = new WebAssembly.Instance(module, { wasi_snapshot_preview1: this.#calls });
    this.#memory = exports['memory'] as WebAssembly.Memory;
    try {
      (exports['_start'] as () => void)();
    } catch (error) {
      if (!(error instanceof Exit) || error.code !== 0) throw error;
    }
    return { file: this.#file.subarray(0, this.#length), printed: this.#printed };
  }

  /** A new view each time, because the buffer is replaced when the memory grows. */
  get #view(): DataView {
    return new DataView(this.#memory.buffer);
  }

  readonly #calls = {
    args_sizes_get: (count: number, size: number) => {
      this.#view.setUint32(count, this.#args.length, true);
      this.#view.setUint32(
        size,
        this.#args.reduce((sum, { length }) => sum + length, 0),
        true,
      );
      return SUCCESS;
    },
    args_get: (pointers: number, at: number) => {
      for (const [i, arg] of this.#args.entries()) {
        this.#view.setUint32(pointers + 4 * i, at, true);
        new Uint8Array(this.#memory.buffer).set(arg, at);
        at += arg.length;
      }
      return SUCCESS;
    },
    clock_time_get: (_clock: number, _precision: bigint, at: number) => {
      this.#view.setBigUint64(at, BigInt(Math.round(1e6 * performance.now())), true);
      return SUCCESS;
    },
    fd_prestat_get: (fd: number, at: number) => {
      if (fd !== FOLDER) return BADF;
      this.#view.setUint32(at, 0, true);
      this.#view.setUint32(at + NAME_LENGTH, FOLDER_NAME.length, true);
      return SUCCESS;
    },
    fd_prestat_dir_name: (_fd: number, at: number, length: number) => {
      new TextEncoder().encodeInto(FOLDER_NAME, new Uint8Array(this.#memory.buffer, at, length));
      return SUCCESS;
    },
    fd_fdstat_get: (fd: number, at: number) => {
      this.#view.setUint8(
        at,
        fd < FOLDER ? CHARACTER_DEVICE : fd === FOLDER ? DIRECTORY : REGULAR_FILE,
      );
      this.#view.setUint16(at + 2, 0, true);
      this.#view.setBigUint64(at + 8, ALL_RIGHTS, true);
      this.#view.setBigUint64(at + 16, ALL_RIGHTS, true);
      return SUCCESS;
    },
    fd_fdstat_set_flags: () => SUCCESS,
    path_open: (...args: readonly (number | bigint)[]) => {
      this.#position = this.#length = 0;
      this.#view.setUint32(Number(args.at(-1)), FILE, true);
      return SUCCESS;
    },
    fd_write: (fd: number, vectors: number, count: number, written: number) => {
      let sum = 0;
      for (let i = 0; i < count; i++) {
        const start = this.#view.getUint32(vectors + 8 * i, true);
        const bytes = new Uint8Array(
          this.#memory.buffer,
          start,
          this.#view.getUint32(vectors + 8 * i + 4, true),
        );
        sum += bytes.length;
        if (fd === FILE) this.#write(bytes);
        else this.#printed += new TextDecoder().decode(bytes);
      }
      this.#view.setUint32(written, sum, true);
      return SUCCESS;
    },
    fd_seek: (fd: number, offset: bigint, whence: number, at: number) => {
      if (fd !== FILE) return BADF;
      const from = [0, this.#position, this.#length][whence] ?? 0;
      this.#position = from + Number(offset);
      this.#view.setBigUint64(at, BigInt(this.#position), true);
      return SUCCESS;
    },
    fd_close: () => SUCCESS,
    // There is no file to read.
    fd_read: () => NOSYS,
    proc_exit: (code: number) => {
      throw new Exit(code);
    },
  };

  #write(bytes: Uint8Array): void {
    const end = this.#position + bytes.length;
    if (end > this.#file.length) {
      const longer = new Uint8Array(Math.max(end, 2 * this.#file.length));
      longer.set(this.#file);
      this.#file = longer;
    }
    this.#file.set(bytes, this.#position);
    this.#position = end;
    this.#length = Math.max(this.#length, end);
  }
}

/**
 * Runs a WASI command in a new instance.
 * @throws what the module throws, or `RangeError` if there is not enough memory
 */
export function runCommand(module: WebAssembly.Module, args: readonly string[]): CommandResult {
  return new WasiHost(args).run(module);
}
