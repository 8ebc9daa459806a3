/**
 * Starts a sound server that plays into nothing, and the system's speech service. @returns what
 * stops both.
 */
export function startSound(): Promise<() => Promise<void>>;
