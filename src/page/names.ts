/** Matches one of `words` in a class or `id`, as a part between spaces, dashes and underscores. */
export const named = (words: string) => new RegExp(`(?:^|[\\s_-])(?:${words})(?=$|[\\s_-])`, 'i');
