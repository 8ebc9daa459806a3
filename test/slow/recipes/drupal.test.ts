import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { serveFolder } from '../../support/static-site.js';
import { testRecipe } from './play.js';
import { recipe, type Project } from './project.js';

/** Renders the template with the libraries of PHP that Drupal has. Prints JSON. */
const RENDER = `<?php
require 'Twig/autoload.php';
require 'Symfony/Component/Yaml/autoload.php';
$library = Symfony\\Component\\Yaml\\Yaml::parseFile('article_player.libraries.yml');
$attached = [];
$twig = new Twig\\Environment(new Twig\\Loader\\FilesystemLoader('.'), ['strict_variables' => true]);
$twig->addFunction(new Twig\\TwigFunction('attach_library', function ($name) use (&$attached) { $attached[] = $name; return ''; }));
$html = $twig->render('node--article.html.twig', [
  'view_mode' => $argv[1], 'label' => 'The last ferry', 'url' => '/ferry',
  'title_prefix' => '', 'title_suffix' => '', 'title_attributes' => '', 'content_attributes' => '',
  'attributes' => new Twig\\Markup(' class="node"', 'UTF-8'),
  'content' => new Twig\\Markup('<p>The ferry left at dawn, with nobody on the pier.</p>', 'UTF-8'),
]);
echo json_encode(['html' => $html, 'attached' => $attached, 'library' => $library]);
`;

interface Rendered {
  readonly html: string;
  readonly attached: readonly string[];
  readonly library: {
    readonly player: {
      readonly js: Readonly<Record<string, { attributes: Readonly<Record<string, string>> }>>;
    };
  };
}

const render = async (project: Project, viewMode: string) =>
  JSON.parse(await project.command('php', 'render.php', viewMode)) as Rendered;

const LOADED = `require 'Twig/autoload.php'; require 'Symfony/Component/Yaml/autoload.php';`;
const hasTwig = spawnSync('php', ['-r', LOADED]).status === 0;

testRecipe({
  name: 'Drupal',
  files: {
    'node--article.html.twig': recipe('drupal/node--article.html.twig'),
    'article_player.libraries.yml': recipe('drupal/article_player.libraries.yml'),
    'render.php': RENDER,
  },
  install: async () =>
    hasTwig
      ? undefined
      : 'PHP with Twig was not found. On Debian: apt-get install php-cli php-twig php-symfony-yaml',
  async serve(project) {
    const { html, library } = await render(project, 'full');
    const scripts = Object.entries(library.player.js).map(
      ([file, { attributes }]) =>
        `<script src="/theme/${file}?t1x2y3" type="${attributes['type']}"></script>`,
    );
    project.write(
      'site/index.html',
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,"></head><body><main><h1>The last ferry</h1>${html}</main>${scripts.join('')}</body></html>`,
    );
    project.copyPlayer('site/theme/js/player');
    return serveFolder(project.path('site'), '/');
  },
  first: 'The ferry left at dawn, with nobody on the pier.',
  more(project) {
    test('has its library in the full article alone', async () => {
      expect((await render(project(), 'full')).attached).toEqual(['article_player/player']);
      const teaser = await render(project(), 'teaser');
      expect(teaser.attached).toEqual([]);
      expect(teaser.html).not.toContain('<article-player>');
      expect(teaser.html).toContain('<a href="/ferry" rel="bookmark">The last ferry</a>');
    });
  },
});
