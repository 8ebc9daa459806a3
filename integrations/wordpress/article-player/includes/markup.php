<?php
/**
 * The tag of the player, as shortcode and as block.
 *
 * @package ArticlePlayer
 */

defined( 'ABSPATH' ) || exit;

/**
 * What block themes put around the text of a post, inside of the element that they mark as the main
 * one: "Posted in … by …", and the like.
 */
define( 'ARTICLE_PLAYER_SKIP', '.wp-block-template-part:not(:has(article-player)), .wp-block-post-terms, .wp-block-post-author, .wp-block-post-date' );

/**
 * The tag of the player with the options of the site, and loads its script.
 *
 * @param array<string, mixed> $given Attributes that take the place of the site's.
 * @return string
 */
function article_player_markup( $given = array() ) {
	article_player_enqueue();
	$options = article_player_options();
	$skip    = empty( $given['skip'] ) ? '' : sanitize_text_field( $given['skip'] );
	$texts   = array(
		'label' => empty( $given['label'] ) ? $options['label'] : sanitize_text_field( $given['label'] ),
		'skip'  => implode( ', ', array_filter( array( ARTICLE_PLAYER_SKIP, $options['skip'], $skip ), 'strlen' ) ),
		'src'   => empty( $given['src'] ) ? '' : esc_url_raw( $given['src'] ),
	);
	/**
	 * Filters the attributes of the player, by their name.
	 *
	 * @param array<string, string> $attributes The attributes; a flag has ''.
	 */
	$attributes = apply_filters(
		'article_player_attributes',
		array_merge( array_filter( $texts, 'strlen' ), $options['attributes'], article_player_sanitize_attributes( $given ) )
	);
	$html       = '';
	foreach ( $attributes as $name => $value ) {
		if ( preg_match( '/^[a-z-]+$/', $name ) ) {
			$html .= '' === $value ? ' ' . $name : sprintf( ' %s="%s"', $name, esc_attr( $value ) );
		}
	}
	return '<article-player' . $html . '></article-player>';
}

/**
 * The shortcode [article_player label="…"]. Its attributes are those of the player; flags without a
 * value are allowed.
 *
 * @param array<int|string, string>|string $given The attributes.
 * @return string
 */
function article_player_shortcode( $given ) {
	$attributes = array();
	foreach ( (array) $given as $name => $value ) {
		if ( is_int( $name ) ) {
			$attributes[ $value ] = '1';
		} else {
			$attributes[ str_replace( '_', '-', $name ) ] = $value;
		}
	}
	return article_player_can_render() ? article_player_markup( $attributes ) : '';
}
add_shortcode( 'article_player', 'article_player_shortcode' );

/**
 * The block.
 *
 * @param array<string, mixed> $attributes The attributes of the block.
 * @return string
 */
function article_player_render_block( $attributes ) {
	if ( ! article_player_can_render() ) {
		return '';
	}
	return sprintf( '<div %s>%s</div>', get_block_wrapper_attributes(), article_player_markup( $attributes ) );
}

/**
 * Registers the block.
 */
function article_player_register_block() {
	register_block_type(
		dirname( __DIR__ ) . '/block',
		array( 'render_callback' => 'article_player_render_block' )
	);
	wp_set_script_translations( 'article-player-player-editor-script', 'article-player', dirname( __DIR__ ) . '/languages' );
}
add_action( 'init', 'article_player_register_block' );

/**
 * Whether a page of this kind can have a player: feeds and AMP pages run no scripts of the page.
 *
 * @return bool
 */
function article_player_can_render() {
	return ! is_feed() && ! ( function_exists( 'amp_is_request' ) && amp_is_request() );
}
