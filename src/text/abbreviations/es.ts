import type { Rules } from './index.js';

export const es: Rules = [['', 'sra srta ud uds lic ing gral dra ee', 'núm pág págs cap ene abr ago dic', '']];
