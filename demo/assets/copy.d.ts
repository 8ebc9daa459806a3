export function onCopy(): void;
