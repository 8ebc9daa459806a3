import { expect, test } from 'vitest';
import { serveFolder } from '../../support/static-site.js';
import { testRecipe } from './play.js';
import { recipe } from './project.js';

/** Renders the theme with Ghost's engine, and with helpers that print what Ghost's print. */
const RENDER = `
import { mkdirSync, writeFileSync } from 'node:fs';
import hbs from 'express-hbs';

const raw = (html) => () => new hbs.SafeString(html);
hbs.registerHelper('post', function (options) { return options.fn(this.post); });
hbs.registerHelper('post_class', raw('post'));
hbs.registerHelper('content', raw('<p>The ferry left at dawn, with nobody on the pier.</p>'));
hbs.registerHelper('asset', (path) => new hbs.SafeString('/assets/' + path + '?v=2a4b6c8d0e'));
const render = hbs.express4({ layoutsDir: 'theme' });
const options = { post: { title: 'The last ferry' }, settings: { views: 'theme' }, cache: false };
render('theme/post.hbs', options, (error, html) => {
  if (error) throw error;
  mkdirSync('site', { recursive: true });
  writeFileSync('site/index.html', html);
});
`;

/**
 * Writes what Ghost's checks find in the template to its output, as JSON, where the test reads it.
 * `checked` says that rules were applied at all.
 */
const CHECK = `
import gscan from 'gscan';

const { results } = gscan.format(await gscan.check('theme', { checkVersion: 'v6' }), { onlyFatalErrors: false });
const found = [...results.error, ...results.warning].flatMap(({ code, failures = [] }) =>
  failures.filter(({ ref }) => ref === 'post.hbs').map(({ message }) => code + ': ' + message));
process.stdout.write(JSON.stringify({ checked: results.pass.length > 0, found }));
`;

testRecipe({
  name: 'Ghost',
  files: {
    'theme/post.hbs': recipe('ghost/post.hbs'),
    'theme/index.hbs':
      '{{!< default}}{{#foreach posts}}<a href="{{url}}">{{title}}</a>{{/foreach}}',
    'theme/default.hbs':
      '<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,">{{ghost_head}}</head><body class="{{body_class}}">{{{body}}}{{ghost_foot}}</body></html>',
    'theme/package.json': JSON.stringify({ name: 'theme', version: '1.0.0' }),
    'render.mjs': RENDER,
    'check.mjs': CHECK,
  },
  install: (project) => project.install('express-hbs@2.5.0', 'gscan@5.4.3'),
  async serve(project) {
    await project.run('render.mjs');
    project.copyPlayer('site/assets/player');
    return serveFolder(project.path('site'), '/');
  },
  more(project) {
    test('passes the checks for themes of Ghost', async () => {
      const result: unknown = JSON.parse(await project().run('check.mjs'));
      expect(result).toEqual({ checked: true, found: [] });
    });
  },
});
