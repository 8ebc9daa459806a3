export const LAZY_PARTS: Readonly<Record<string, string>>;
