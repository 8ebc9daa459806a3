import { findFirefox } from '../../../../scripts/browsers.mjs';
import { soakOf } from './soak.js';

soakOf('firefox', Boolean(findFirefox()));
