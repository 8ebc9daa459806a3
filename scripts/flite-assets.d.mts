import type { Plugin } from 'vite';

export const WORKER_FILE: string;
export const VOICE_FILE: string;
export function fliteAssets(up?: string): Plugin;
