import { corePart } from '../shell/parts.js';
import { createCore } from './core.js';

corePart.provide(createCore);
