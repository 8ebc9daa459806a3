export function installed(): { project: string; remove: () => void };
