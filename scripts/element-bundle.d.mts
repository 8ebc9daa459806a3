import type { Plugin } from 'vite';
export function elementBundle(): Plugin;
