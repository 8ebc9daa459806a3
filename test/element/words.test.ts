import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { LAZY_PARTS } from '../../.ci/lazy-parts.mjs';
