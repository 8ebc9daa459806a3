// Not run here: written for Nuxt 3 and 4.
export default defineNuxtConfig({
  vue: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('article-') } },
});
