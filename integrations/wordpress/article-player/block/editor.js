// The block in the editor. It is a picture of the button there: a player that speaks would be in the
// way of editing. PHP renders the block (includes/markup.php).
(({ blocks, blockEditor, components, element, i18n }) => {
  const { createElement: el } = element;
  const { __ } = i18n;
  const { InspectorControls, useBlockProps } = blockEditor;
  const { PanelBody, Placeholder, TextControl } = components;

  function Edit({ attributes, setAttributes }) {
    const { label, src } = attributes;
    const settings = el(
      InspectorControls,
      null,
      el(
        PanelBody,
        { title: __('Player', 'article-player') },
        el(TextControl, {
          label: __('Label of the button', 'article-player'),
          value: label,
          onChange: (value) => setAttributes({ label: value }),
        }),
        el(TextControl, {
          label: __('Address of a recording', 'article-player'),
          help: __('It is played instead of a voice.', 'article-player'),
          type: 'url',
          value: src,
          onChange: (value) => setAttributes({ src: value }),
        }),
      ),
    );
    const picture = el(Placeholder, {
      icon: 'controls-volumeon',
      label: label || __('Article Player', 'article-player'),
      instructions: __('Readers can listen to this post here.', 'article-player'),
    });
    return el('div', useBlockProps(), settings, picture);
  }

  blocks.registerBlockType('article-player/player', { edit: Edit, save: () => null });
})(window.wp);
