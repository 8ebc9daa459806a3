// Run here: built and played with Next.js 16.4.6 and React 19.3 on Node 20 (2026-12-01), types checked.
// For the App Router. The file is `components/player.tsx`.
'use client';

import { useEffect } from 'react';
import type {} from 'article-player/react';

export function Player() {
  // In the browser only: the server renders the tag, and the script makes it a player.
  useEffect(() => void import('article-player/define'), []);
  return <article-player />;
}
