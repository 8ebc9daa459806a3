import type { Plugin } from 'vite';

export function sitePages(root: string, built?: { integrity: string; size: string }): Plugin;
