// The file is `plugins/article-player.client.ts`: `.client` keeps it from the server.
import 'article-player/define';

export default defineNuxtPlugin(() => {});
