/** Groups of modules for the bundler's chunks. */
export function layerGroups(entry: string): { name: string; test: (id: string) => boolean }[];
