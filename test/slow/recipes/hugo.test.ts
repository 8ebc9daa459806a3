import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { serveFolder } from '../../support/static-site.js';
import { testRecipe } from './play.js';
import { recipe } from './project.js';

const hasHugo = !spawnSync('hugo', ['version']).error;

testRecipe({
  name: 'Hugo',
  files: {
    'config.toml':
      'baseURL = "https://news.example/blog/"\ndisableKinds = ["home", "section", "taxonomy", "term"]\n',
    'layouts/_default/single.html': recipe('hugo/single.html'),
    'layouts/_default/baseof.html': `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title><link rel="icon" href="data:,"></head><body>{{ block "main" . }}{{ end }}</body></html>`,
    'content/ferry.md':
      '---\ntitle: The last ferry\n---\nThe ferry left at dawn, with nobody on the pier.\n',
    'content/calm.md': '---\ntitle: The calm\nlisten: false\n---\nNo wind came for nine days.\n',
  },
  install: async () =>
    hasHugo ? undefined : 'hugo was not found. On Debian: apt-get install hugo',
  async serve(project) {
    project.copyPlayer('static/player');
    await project.command('hugo');
    return serveFolder(project.path('public'), '/blog/');
  },
  page: 'ferry/',
  more(project) {
    test('leaves the player and its script out where the page says so', () => {
      const html = readFileSync(project().path('public/calm/index.html'), 'utf8');
      expect(html).toContain('No wind came for nine days.');
      expect(html).not.toContain('article-player');
    });
  },
});
