/** The folder of the plugin. */
export const PLUGIN: string;
/** The path of the template for translations. */
export const TEMPLATE: string;
/** The texts of the plugin, each with its file and its text domain. */
export function translatable(): { file: string; domain: string | undefined; text: string }[];
/** The template as it must be. */
export function template(): string;
