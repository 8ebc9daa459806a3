import { createRoot } from 'react-dom/client';
import { Story } from './story.js';

createRoot(document.querySelector('#app')!).render(<Story />);
