import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Debian's package webkit2gtk-driver, and xvfb. */
const DRIVER = '/usr/bin/WebKitWebDriver';
const SCREEN = '/usr/bin/Xvfb';
const BROWSERS = ['4.1', '4.0'].map(
  (version) => `/usr/lib/x86_64-linux-gnu/webkit2gtk-${version}/MiniBrowser`,
);
const DISPLAY = ':77';
const PORT = 4466;

/** WebKitGTK's own browser, by the W3C's WebDriver protocol. */
export class WebKit {
  readonly #children: ChildProcess[];
  readonly #session: string;

  private constructor(children: ChildProcess[], session: string) {
    this.#children = children;
    this.#session = session;
  }

  static isInstalled(): boolean {
    return (
      [DRIVER, SCREEN].every((file) => existsSync(file)) &&
      BROWSERS.some((file) => existsSync(file))
    );
  }

  static async launch(): Promise<WebKit> {
    const env = { ...process.env, DISPLAY };
    const children = [
      spawn(SCREEN, [DISPLAY, '-screen', '0', '1280x800x24'], { stdio: 'ignore' }),
      spawn(DRIVER, [`--port=${PORT}`], { env, stdio: 'ignore' }),
    ];
    const binary = BROWSERS.find((file) => existsSync(file))!;
    const alwaysMatch = { 'webkitgtk:browserOptions': { binary, args: ['--automation'] } };
    for (let attempt = 1; ; attempt++) {
      try {
        const { sessionId } = await request<{ sessionId: string }>('POST', '', {
          capabilities: { alwaysMatch },
        });
        return new WebKit(children, sessionId);
      } catch (error) {
        if (attempt === 20) throw error;
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
    }
  }

  async goto(url: string): Promise<void> {
    await request('POST', `/${this.#session}/url`, { url });
  }

  async click(): Promise<void> {
    const [body] = Object.values(
      await request<Record<string, string>>('POST', `/${this.#session}/element`, {
        using: 'css selector',
        value: 'h1, p',
      }),
    );
    await request('POST', `/${this.#session}/element/${body}/click`, {});
  }

  /** Runs the body of a function in the page, and resolves with what it returns. */
  run<Result>(script: string): Promise<Result> {
    return request<Result>('POST', `/${this.#session}/execute/sync`, { script, args: [] });
  }

  async close(): Promise<void> {
    await request('DELETE', `/${this.#session}`).catch(() => {});
    for (const child of this.#children) child.kill();
  }
}

async function request<Result>(method: string, path: string, body?: unknown): Promise<Result> {
  const answer = await fetch(`http://127.0.0.1:${PORT}/session${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  const { value } = (await answer.json()) as {
    value: Result & { error?: string; message?: string };
  };
  if (!answer.ok) throw new Error(`${value?.error}: ${value?.message}`);
  return value;
}
