/** The texts that are generated, by the paths of their files. */
export function generated(): Record<string, string>;
