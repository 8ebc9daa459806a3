<?php
/**
 * The options of the plugin: their defaults, and which values they accept.
 *
 * @package ArticlePlayer
 */

defined( 'ABSPATH' ) || exit;

/**
 * The attributes of the player with a list of values. The first value is the player's default.
 *
 * @return array<string, string[]>
 */
function article_player_choices() {
	return array(
		'highlight'        => array( 'both', 'sentence', 'word', 'none' ),
		'highlight-colors' => array( 'yellow', 'blue', 'underline', 'contrast' ),
		'follow'           => array( 'auto', 'off' ),
		'mini'             => array( 'auto', 'off' ),
		'start'            => array( 'top', 'visible' ),
		'shortcuts'        => array( 'off', 'page' ),
		'code'             => array( 'announce', 'read' ),
		'no-voice'         => array( 'skip', 'read' ),
		'embedded-voice'   => array( 'auto', 'ask', 'load', 'off' ),
		'media-keys'       => array( 'auto', 'on', 'off' ),
		'storage'          => array( 'local', 'none' ),
	);
}

/**
 * The attributes of the player that are there or not.
 *
 * @return string[]
 */
function article_player_flags() {
	return array( 'dim', 'online-voices' );
}

/**
 * Where the player is put into a post by itself.
 *
 * @return array<string, string> The value, and its label.
 */
function article_player_positions() {
	return array(
		'before' => __( 'Before the text', 'article-player' ),
		'lead'   => __( 'After the first paragraph', 'article-player' ),
		'none'   => __( 'Nowhere: only where the block or the shortcode is', 'article-player' ),
	);
}

/**
 * The options before anything was saved.
 *
 * @return array<string, mixed>
 */
function article_player_defaults() {
	return array(
		'position'   => 'before',
		'post_types' => array( 'post' ),
		'label'      => '',
		'skip'       => '',
		'attributes' => array(),
	);
}

/**
 * The saved options, completed by the defaults.
 *
 * @return array<string, mixed>
 */
function article_player_options() {
	$saved = get_option( ARTICLE_PLAYER_OPTION, array() );
	return array_merge( article_player_defaults(), is_array( $saved ) ? $saved : array() );
}

/**
 * Leaves only attributes of the player with values that it accepts, and that are not its default.
 *
 * @param mixed $given Attributes by their name.
 * @return array<string, string>
 */
function article_player_sanitize_attributes( $given ) {
	$attributes = array();
	if ( ! is_array( $given ) ) {
		return $attributes;
	}
	foreach ( article_player_choices() as $name => $values ) {
		$value = isset( $given[ $name ] ) ? $given[ $name ] : '';
		if ( in_array( $value, $values, true ) && $value !== $values[0] ) {
			$attributes[ $name ] = $value;
		}
	}
	foreach ( article_player_flags() as $name ) {
		// WordPress may pass options through this function twice: '' is what a flag becomes.
		if ( isset( $given[ $name ] ) && ! in_array( $given[ $name ], array( false, '0', 'false' ), true ) ) {
			$attributes[ $name ] = '';
		}
	}
	return $attributes;
}

/**
 * Makes valid options of what a form or the REST interface has sent.
 *
 * @param mixed $given What was sent.
 * @return array<string, mixed>
 */
function article_player_sanitize_options( $given ) {
	$given    = is_array( $given ) ? $given : array();
	$position = isset( $given['position'] ) ? $given['position'] : '';
	$types    = isset( $given['post_types'] ) ? (array) $given['post_types'] : array();
	return array(
		'position'   => array_key_exists( (string) $position, article_player_positions() ) ? $position : 'before',
		'post_types' => array_values( array_intersect( $types, article_player_post_types() ) ),
		'label'      => isset( $given['label'] ) ? sanitize_text_field( $given['label'] ) : '',
		'skip'       => isset( $given['skip'] ) ? sanitize_text_field( $given['skip'] ) : '',
		'attributes' => article_player_sanitize_attributes( isset( $given['attributes'] ) ? $given['attributes'] : array() ),
	);
}

/**
 * The names of the post types that have pages of their own.
 *
 * @return string[]
 */
function article_player_post_types() {
	$types = get_post_types( array( 'public' => true ) );
	unset( $types['attachment'] );
	return array_values( $types );
}
