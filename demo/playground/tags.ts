// The tag to copy, for each target.
import { kindOf, type Attributes, type Value } from '../assets/attributes.js';
import type { Settings } from './options.js';

const SCRIPT = '<script type="module" src="/player/article-player.js"></script>';
const TAG = 'article-player';

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
const propertyOf = (attribute: string) =>
  attribute.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
const isNumber = (name: string) => kindOf(name) === 'number';

type Write = (name: string, value: Value) => string;

const withAttributes = (attributes: Attributes, write: Write, end: string) =>
  `<${[TAG, ...Object.entries(attributes).map(([name, value]) => write(name, value))].join(' ')}${end}`;

const asHtml: Write = (name, value) => (value === true ? name : `${name}="${escaped(value)}"`);

export const htmlTag = (attributes: Attributes) => withAttributes(attributes, asHtml, `></${TAG}>`);

/** In JSX and in Svelte, a value is an expression. */
const asExpression: Write = (name, value) =>
  isNumber(name)
    ? `${propertyOf(name)}={${Number(value)}}`
    : `${propertyOf(name)}={${JSON.stringify(value)}}`;

const asVue: Write = (name, value) =>
  value === true || isNumber(name)
    ? `:${propertyOf(name)}="${value === true ? value : Number(value)}"`
    : `${name}="${escaped(value)}"`;

/** A shortcode has no escapes. */
const asShortcode: Write = (name, value) =>
  value === true ? name : `${name}="${value.replace(/["[\]<>&]/g, '')}"`;

/** Rules for the colours: those of highlights belong to the article. */
export function cssOf(colors: Settings['colors']): string {
  const rule = (selector: string, ofHighlight: boolean) => {
    const lines = Object.entries(colors)
      .filter(([name]) => /-(sentence|word)-/.test(name) === ofHighlight)
      .map(([name, color]) => `  ${name}: ${color};\n`);
    return lines.length > 0 ? `${selector} {\n${lines.join('')}}\n` : '';
  };
  return rule(TAG, false) + rule('article', true);
}

const withStyle = (code: string, css: string) =>
  css ? `${code}\n\n<style>\n${css}</style>` : code;
/** For targets in which styles are elsewhere. */
const withCss = (code: string, css: string, place: string) =>
  css ? `${code}\n\n/* ${place}\n${css}*/` : code;

export const TARGETS = {
  html: ({ attributes, colors }: Settings) =>
    withStyle(`${SCRIPT}\n${htmlTag(attributes)}`, cssOf(colors)),
  react: ({ attributes, colors }: Settings) =>
    withCss(
      `'use client';
import 'article-player/define';
import type {} from 'article-player/react';

export const Player = () => ${withAttributes(attributes, asExpression, ' />')};`,
      cssOf(colors),
      'In your styles:',
    ),
  vue: ({ attributes, colors }: Settings) =>
    withStyle(
      `<script setup lang="ts">
import 'article-player/define';
import type {} from 'article-player/vue';
</script>

<template>
  ${withAttributes(attributes, asVue, ' />')}
</template>`,
      cssOf(colors),
    ),
  svelte: ({ attributes, colors }: Settings) => {
    const css = cssOf(colors).replaceAll(/^([a-z-]+) \{/gm, ':global($1) {');
    return withStyle(
      `<script lang="ts">
  import 'article-player/define';
  import type {} from 'article-player/svelte';
</script>

${withAttributes(attributes, asExpression, `></${TAG}>`)}`,
      css,
    );
  },
  wordpress: ({ attributes, colors }: Settings) => {
    const written = Object.entries(attributes).map(([name, value]) => asShortcode(name, value));
    const code = `[${['article_player', ...written].join(' ')}]`;
    return withCss(code, cssOf(colors), 'In Appearance → Customize → Additional CSS:');
  },
} satisfies Record<string, (settings: Settings) => string>;

export type Target = keyof typeof TARGETS;
