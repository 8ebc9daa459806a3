/** A word of a class or an `id`, among others joined by spaces, dashes and underscores. */
export const named = (words: string) => new RegExp(`(?:^|[\\s_-])(?:${words})(?=$|[\\s_-])`, 'i');
