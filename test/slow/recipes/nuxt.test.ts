import { testRecipe } from './play.js';
import { otherArticle, recipe } from './project.js';

const page = recipe('nuxt/index.vue');

testRecipe({
  name: 'Nuxt',
  files: {
    'nuxt.config.ts': recipe('nuxt/nuxt.config.ts'),
    'app/plugins/article-player.client.ts': recipe('nuxt/article-player.client.ts'),
    'app/pages/index.vue': page,
    'app/pages/calm.vue': otherArticle(page),
    'app/app.vue': '<template><NuxtLink to="/calm">Calm</NuxtLink><NuxtPage /></template>',
    'public/favicon.ico': '',
  },
  install: (project) => project.install('nuxt@4.4.4'),
  async serve(project) {
    await project.run('node_modules/nuxt/bin/nuxt.mjs', 'build');
    return project.start('Listening on', '.output/server/index.mjs');
  },
  link: 'Calm',
});
