import { serveFolder } from '../../support/static-site.js';
import { testRecipe } from './play.js';
import { recipe } from './project.js';

testRecipe({
  name: 'Astro',
  files: { 'src/pages/index.astro': recipe('astro/index.astro'), 'public/favicon.ico': '' },
  install: (project) => project.install('astro@5.18.2'),
  async serve(project) {
    await project.run('node_modules/astro/astro.js', 'build');
    return serveFolder(project.path('dist'), '/');
  },
});
