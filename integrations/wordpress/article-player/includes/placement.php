<?php
/**
 * Puts the player into posts by itself.
 *
 * @package ArticlePlayer
 */

defined( 'ABSPATH' ) || exit;

/**
 * Whether a post gets a player by itself: the post's own switch decides, or else its type. A post
 * with the block or the shortcode has its player there.
 *
 * @param WP_Post $post The post.
 * @return bool
 */
function article_player_is_wanted( $post ) {
	$options = article_player_options();
	$switch  = get_post_meta( $post->ID, ARTICLE_PLAYER_META, true );
	if ( 'none' === $options['position'] || 'off' === $switch || post_password_required( $post ) ) {
		return false;
	}
	if ( has_block( 'article-player/player', $post ) || has_shortcode( $post->post_content, 'article_player' ) ) {
		return false;
	}
	return 'on' === $switch || in_array( $post->post_type, $options['post_types'], true );
}

/**
 * Loads the player in the head of the pages that get one, so that it is there early.
 */
function article_player_enqueue_where_wanted() {
	$post = get_post();
	if ( is_singular() && $post && article_player_can_render() && article_player_is_wanted( $post ) ) {
		article_player_enqueue();
	}
}
add_action( 'wp_enqueue_scripts', 'article_player_enqueue_where_wanted' );

/**
 * Adds the player to the text of the post that the page shows.
 *
 * @param string $content The text as HTML.
 * @return string
 */
function article_player_add_to_content( $content ) {
	// Excerpts, related posts and the REST interface also ask for the text.
	if ( ! is_singular() || ! in_the_loop() || ! is_main_query() || doing_filter( 'get_the_excerpt' ) ) {
		return $content;
	}
	$post = get_post();
	if ( ! $post || get_queried_object_id() !== $post->ID ) {
		return $content;
	}
	if ( ! article_player_can_render() || ! article_player_is_wanted( $post ) ) {
		return $content;
	}
	$player  = article_player_markup();
	$options = article_player_options();
	$end     = 'lead' === $options['position'] ? stripos( $content, '</p>' ) : false;
	if ( false === $end ) {
		return $player . $content;
	}
	return substr_replace( $content, $player, $end + strlen( '</p>' ), 0 );
}
// After wpautop and do_blocks (9 and 10), which would wrap the tag in a paragraph.
add_filter( 'the_content', 'article_player_add_to_content', 20 );
