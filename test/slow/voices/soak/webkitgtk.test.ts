import { soakOf } from './soak.js';
import { WebKit } from './webkit.js';

soakOf('webkitgtk', WebKit.isInstalled());
