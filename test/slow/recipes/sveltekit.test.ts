import { serveFolder } from '../../support/static-site.js';
import { testRecipe } from './play.js';
import { otherArticle, recipe } from './project.js';

const page = recipe('sveltekit/+page.svelte');

testRecipe({
  name: 'SvelteKit',
  files: {
    'src/routes/+page.svelte': page,
    'src/routes/calm/+page.svelte': otherArticle(page),
    'src/routes/+layout.js': 'export const prerender = true;',
    'src/routes/+layout.svelte':
      '<script>let { children } = $props();</script><a href="/calm">Calm</a>{@render children()}',
    'src/app.html': `<!doctype html><html lang="en"><head><link rel="icon" href="data:,">%sveltekit.head%</head><body><div>%sveltekit.body%</div></body></html>`,
    'svelte.config.js': `import adapter from '@sveltejs/adapter-static'; export default { kit: { adapter: adapter() } };`,
    'vite.config.js': `import { sveltekit } from '@sveltejs/kit/vite'; export default { plugins: [sveltekit()] };`,
  },
  install: (project) =>
    project.install(
      '@sveltejs/kit@2.70.4',
      '@sveltejs/adapter-static@3.0.11',
      '@sveltejs/vite-plugin-svelte@7.3.1',
      'svelte@5.57.3',
      'vite@8.4.0',
    ),
  async serve(project) {
    await project.run('node_modules/vite/bin/vite.js', 'build');
    return serveFolder(project.path('build'), '/');
  },
  link: 'Calm',
});
