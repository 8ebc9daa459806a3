import { findFirefox } from '../../../../.ci/browsers.mjs';
import { soakOf } from './soak.js';

soakOf('firefox', Boolean(findFirefox()));
