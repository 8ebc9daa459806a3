// npm start: the demo, on this computer and on the phones of the same network
import { ensurePackages, ROOT } from './setup.mjs';

await ensurePackages();
const { createServer } = await import('vite');

const server = await createServer({
  root: ROOT,
  clearScreen: false,
  logLevel: 'warn',
  plugins: [
    { name: 'root-to-demo', configureServer: ({ middlewares }) => void middlewares.use(toDemo) },
  ],
});
await server.listen();

const { local, network } = server.resolvedUrls;
for (const url of local) console.log(`On this computer: ${url}demo/`);
for (const url of network) console.log(`On your phone:    ${url}demo/`);
console.log('The browser warns of the self-made certificate: go on. Ctrl+C ends.');

for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => void server.close().then(() => process.exit()));

function toDemo(request, response, next) {
  if (request.url !== '/') return next();
  response.writeHead(302, { location: '/demo/' }).end();
}
