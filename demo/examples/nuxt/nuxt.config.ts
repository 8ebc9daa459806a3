// Run here: built and played with Nuxt 4.4.4 on Node 20 (2026-12-01).
export default defineNuxtConfig({
  vue: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('article-') } },
});
