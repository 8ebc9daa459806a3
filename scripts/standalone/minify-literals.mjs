const STYLES = /\/src\/.*styles?\b.*\.ts$/;
const TEMPLATES = /\/src\/(?:controls|core|features|shell|ui)\/.*\.ts$/;

/**
 * Minifies style sheets and templates. They are template literals, which a minifier of scripts does
 * not change.
 */
export function minifyLiterals() {
  return {
    name: 'minify-literals',
    transform(code, id) {
      if (STYLES.test(id)) return { code: code.replace(/`[^`]*`/g, minifyStyles), map: null };
      // A line break in a template is as good as one with the indentation behind it.
      if (TEMPLATES.test(id)) return { code: code.replace(/\n +/g, '\n'), map: null };
      return null;
    },
  };
}

function minifyStyles(styles) {
  return styles
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/\s*([{};,])\s*/g, '$1')
    .replace(/;\}/g, '}')
    .replace(/: /g, ':')
    .replace(/(?<![\w.])0(?=\.\d)/g, '');
}
