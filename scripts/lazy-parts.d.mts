export const LAZY_PARTS: Readonly<Record<string, string>>;
export const WORKERS: Readonly<Record<string, string>>;
