import type { Plugin } from 'vite';
export function standalonePlugins(): Plugin[];
