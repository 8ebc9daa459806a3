import { serveFolder } from '../../support/static-site.js';
import { testRecipe } from './play.js';
import { recipe } from './project.js';

testRecipe({
  name: 'Eleventy',
  files: {
    '_includes/article.njk': recipe('eleventy/article.njk'),
    'eleventy.config.js': recipe('eleventy/eleventy.config.js'),
    'ferry.md':
      '---\ntitle: The last ferry\nlayout: article.njk\n---\n\nThe ferry left at dawn, with nobody on the pier.\n',
  },
  install: (project) => project.install('@11ty/eleventy@3.1.8'),
  async serve(project) {
    await project.run('node_modules/@11ty/eleventy/cmd.cjs');
    project.write('_site/favicon.ico', '');
    return serveFolder(project.path('_site'), '/');
  },
  page: 'ferry/',
});
