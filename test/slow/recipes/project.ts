import { execFile, spawn } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify, stripVTControlCharacters } from 'node:util';
import { inject } from 'vitest';

const EXAMPLES = join(import.meta.dirname, '../../../demo/examples');
/** Until a command that hangs is stopped, in ms. */
const LIMIT = 300_000;
const execute = promisify(execFile);

/** A file of demo/examples/. */
export const recipe = (file: string) => readFileSync(join(EXAMPLES, file), 'utf8');

/** A recipe's page, with another article. */
export const otherArticle = (page: string) =>
  page
    .replace('The last ferry', 'The calm')
    .replace('The ferry left at dawn, with nobody on the pier.', 'No wind came for nine days.');

/** A server of a site. */
export interface Server {
  readonly url: string;
  close(): void;
}

/** The project of somebody who follows a recipe, in a folder of its own. */
export class Project {
  readonly folder = mkdtempSync(join(tmpdir(), 'recipe-'));

  constructor(files: Readonly<Record<string, string>>) {
    for (const [name, text] of Object.entries({ 'package.json': PACKAGE, ...files }))
      this.write(name, text);
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  write(name: string, text: string): void {
    mkdirSync(dirname(this.path(name)), { recursive: true });
    writeFileSync(this.path(name), text);
  }

  /**
   * Installs packages, and ours as npm packs it.
   * @returns why that failed, on one line.
   */
  async install(...packages: readonly string[]): Promise<string | undefined> {
    const ours = join(inject('project'), 'node_modules/article-player');
    const quietly = ['--no-audit', '--no-fund', '--no-progress', '--loglevel=error'];
    await npm(['pack', ours, '--ignore-scripts', ...quietly], this.folder);
    const packed = readdirSync(this.folder).find((file) => file.endsWith('.tgz'))!;
    // Who has no network is to be told so, and not after minutes.
    const once = ['--fetch-retries=0', '--ignore-scripts'];
    try {
      await npm(['install', `./${packed}`, ...packages, ...once, ...quietly], this.folder);
      return undefined;
    } catch (error) {
      const { stderr = '' } = error as { stderr?: string };
      return `npm could not install ${packages.join(', ')}: ${stderr.split('\n')[0]}`;
    }
  }

  /** Puts the built package into a folder, as for pages without a bundler. */
  copyPlayer(to: string): void {
    cpSync(join(inject('project'), 'node_modules/article-player/dist'), this.path(to), {
      recursive: true,
    });
  }

  /** Runs a script with Node. @returns what it prints, which an error has, too. */
  run(script: string, ...args: readonly string[]): Promise<string> {
    return this.command(process.execPath, script, ...args);
  }

  async command(command: string, ...args: readonly string[]): Promise<string> {
    const { stdout } = await execute(command, [...args], this.#options());
    return stdout;
  }

  /** Starts a server, which is there when it prints `ready`. In `args`, `PORT` is the port. */
  async start(ready: string, script: string, ...args: readonly string[]): Promise<Server> {
    const port = String(await freePort());
    const { cwd, env } = this.#options();
    const child = spawn(
      process.execPath,
      [script, ...args.map((each) => each.replace('PORT', port))],
      { cwd, env: { ...env, PORT: port, HOST: '127.0.0.1' }, stdio: 'pipe' },
    );
    let printed = '';
    await new Promise<void>((resolve, reject) => {
      const look = (text: Buffer) => {
        printed += stripVTControlCharacters(String(text));
        if (printed.includes(ready)) resolve();
      };
      child.stdout.on('data', look);
      child.stderr.on('data', look);
      child.once('close', () => reject(new Error(printed)));
    });
    return { url: `http://127.0.0.1:${port}/`, close: () => void child.kill() };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  #options() {
    // What runs tests says "test", and tools would build for developers.
    const { VITEST: _, NODE_ENV: __, ...rest } = process.env;
    const env = { ...rest, ...NO_TELEMETRY, NO_COLOR: '1' };
    return { cwd: this.folder, env, timeout: LIMIT, maxBuffer: 2 ** 26 };
  }
}

const PACKAGE = JSON.stringify({ name: 'site', type: 'module', private: true });
const NO_TELEMETRY = {
  NEXT_TELEMETRY_DISABLED: '1',
  NUXT_TELEMETRY_DISABLED: '1',
  ASTRO_TELEMETRY_DISABLED: '1',
};

const npm = (args: readonly string[], cwd: string) =>
  execute('npm', [...args], { cwd, timeout: LIMIT, shell: process.platform === 'win32' });

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}
