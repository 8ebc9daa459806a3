// The file is `app/plugins/article-player.client.ts`, in Nuxt 3 `plugins/article-player.client.ts`.
// `.client` keeps it from the server.
import 'article-player/define';

export default defineNuxtPlugin(() => {});
