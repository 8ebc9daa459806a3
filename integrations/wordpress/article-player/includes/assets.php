<?php
/**
 * The files of the player.
 *
 * @package ArticlePlayer
 */

defined( 'ABSPATH' ) || exit;

/**
 * The address of a file of the player. The folder has the version in its name, and the address no
 * query: files of the player that import each other must have one address each.
 *
 * @param string $file The name of the file.
 * @return string
 */
function article_player_file_url( $file ) {
	return plugins_url( 'player/' . ARTICLE_PLAYER_VERSION . '/' . $file, ARTICLE_PLAYER_FILE );
}

/**
 * Registers the script and the style sheet that reserves the player's space.
 */
function article_player_register_assets() {
	// phpcs:disable WordPress.WP.EnqueuedResourceParameters.MissingVersion -- The version is in the address.
	wp_register_script( 'article-player', article_player_file_url( 'article-player.js' ), array(), null, false );
	wp_register_style( 'article-player', article_player_file_url( 'article-player.css' ), array(), null );
	// phpcs:enable
}
add_action( 'init', 'article_player_register_assets' );

/**
 * Loads the player on this page.
 */
function article_player_enqueue() {
	wp_enqueue_script( 'article-player' );
	wp_enqueue_style( 'article-player' );
}

/**
 * Makes the script a module, and adds its integrity hash.
 *
 * WordPress has a function for modules since 6.5, which takes no hash.
 *
 * @param string $tag    The script element.
 * @param string $handle The name of the script.
 * @return string
 */
function article_player_script_tag( $tag, $handle ) {
	if ( 'article-player' !== $handle ) {
		return $tag;
	}
	/**
	 * Filters the integrity hash. A site that changes its scripts, for example by an optimiser, must
	 * return ''.
	 *
	 * @param string $integrity The hash, as in the attribute `integrity`.
	 */
	$integrity  = apply_filters( 'article_player_integrity', ARTICLE_PLAYER_INTEGRITY );
	$attributes = 'type="module"';
	if ( $integrity ) {
		$attributes .= sprintf( ' integrity="%s" crossorigin="anonymous"', esc_attr( $integrity ) );
	}
	$tag = preg_replace( '/\stype=([\'"])text\/javascript\1/', '', $tag );
	return preg_replace( '/<script\s/', '<script ' . $attributes . ' ', $tag, 1 );
}
add_filter( 'script_loader_tag', 'article_player_script_tag', 10, 2 );
