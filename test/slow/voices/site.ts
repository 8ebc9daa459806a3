import { createServer } from 'vite';

/** Serves the demo as `npm start` does, but over plain HTTP and on a free port. */
export async function serveDemo(): Promise<{ url: string; close: () => Promise<void> }> {
  // A saved file must not reload the page during a test.
  const server = await createServer({
    logLevel: 'error',
    server: { host: '127.0.0.1', port: 0, hmr: false, watch: null },
  });
  await server.listen();
  const [address] = server.resolvedUrls!.local;
  return { url: `${address}demo/gallery/newspaper.html`, close: () => server.close() };
}
