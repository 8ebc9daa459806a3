import { featuresPart } from '../shell/parts.js';
import { createFeatures } from './features.js';

featuresPart.provide(createFeatures);
