import { testRecipe } from './play.js';
import { otherArticle, recipe } from './project.js';

const page = recipe('nextjs/page.tsx');

testRecipe({
  name: 'Next.js',
  files: {
    'app/page.tsx': page,
    'app/calm/page.tsx': otherArticle(page).replace('../components', '../../components'),
    'components/player.tsx': recipe('nextjs/player.tsx'),
    'app/layout.tsx': `import Link from 'next/link';
      import type { ReactNode } from 'react';
      export default function Layout({ children }: { children: ReactNode }) {
        return <html lang="en"><head><link rel="icon" href="data:," /></head><body><Link href="/calm">Calm</Link>{children}</body></html>;
      }`,
  },
  install: (project) =>
    project.install(
      'next@16.4.6',
      'react@19.3.1',
      'react-dom@19.3.1',
      'typescript@5.9.3',
      '@types/node@20',
      '@types/react@19',
    ),
  async serve(project) {
    const next = 'node_modules/next/dist/bin/next';
    await project.run(next, 'build');
    return project.start('Ready in', next, 'start', '-H', '127.0.0.1', '-p', 'PORT');
  },
  link: 'Calm',
});
