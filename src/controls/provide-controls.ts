import { controlsPart } from '../shell/parts.js';
import { createControls } from './controls.js';

controlsPart.provide(createControls);
