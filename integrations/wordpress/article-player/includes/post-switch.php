<?php
/**
 * The switch of a single post.
 *
 * @package ArticlePlayer
 */

defined( 'ABSPATH' ) || exit;

/**
 * Makes a valid value of the switch: 'on', 'off', or '' for the setting of the site.
 *
 * @param mixed $value What was sent.
 * @return string
 */
function article_player_sanitize_switch( $value ) {
	return in_array( $value, array( 'on', 'off' ), true ) ? $value : '';
}

/**
 * Registers the switch for the REST interface.
 */
function article_player_register_switch() {
	register_post_meta(
		'',
		ARTICLE_PLAYER_META,
		array(
			'type'              => 'string',
			'single'            => true,
			'default'           => '',
			'show_in_rest'      => true,
			'sanitize_callback' => 'article_player_sanitize_switch',
			'auth_callback'     => 'article_player_may_switch',
		)
	);
}
add_action( 'init', 'article_player_register_switch' );

/**
 * Whether the user may change the switch of a post.
 *
 * @param bool   $allowed  What WordPress would decide.
 * @param string $meta_key The key of the switch.
 * @param int    $post_id  The post.
 * @return bool
 */
function article_player_may_switch( $allowed, $meta_key, $post_id ) {
	return current_user_can( 'edit_post', $post_id );
}

/**
 * Adds the box beside the editor.
 */
function article_player_add_meta_box() {
	add_meta_box(
		'article-player',
		__( 'Article Player', 'article-player' ),
		'article_player_show_meta_box',
		article_player_post_types(),
		'side'
	);
}
add_action( 'add_meta_boxes', 'article_player_add_meta_box' );

/**
 * Shows the box.
 *
 * @param WP_Post $post The post.
 */
function article_player_show_meta_box( $post ) {
	$value   = get_post_meta( $post->ID, ARTICLE_PLAYER_META, true );
	$choices = array(
		''    => __( 'As set for the site', 'article-player' ),
		'on'  => __( 'Always', 'article-player' ),
		'off' => __( 'Never', 'article-player' ),
	);
	wp_nonce_field( 'article_player_switch', 'article_player_nonce' );
	printf(
		'<p><label for="article-player-switch">%s</label></p><select id="article-player-switch" name="article_player_switch">',
		esc_html__( 'Readers can listen to this post', 'article-player' )
	);
	foreach ( $choices as $choice => $label ) {
		printf(
			'<option value="%s" %s>%s</option>',
			esc_attr( $choice ),
			selected( $value, $choice, false ),
			esc_html( $label )
		);
	}
	echo '</select>';
}

/**
 * Saves the box.
 *
 * @param int $post_id The post.
 */
function article_player_save_meta_box( $post_id ) {
	$nonce = isset( $_POST['article_player_nonce'] ) ? sanitize_key( wp_unslash( $_POST['article_player_nonce'] ) ) : '';
	if ( ! wp_verify_nonce( $nonce, 'article_player_switch' ) || ! current_user_can( 'edit_post', $post_id ) ) {
		return;
	}
	if ( wp_is_post_autosave( $post_id ) || wp_is_post_revision( $post_id ) ) {
		return;
	}
	$value = article_player_sanitize_switch(
		isset( $_POST['article_player_switch'] ) ? sanitize_key( wp_unslash( $_POST['article_player_switch'] ) ) : ''
	);
	if ( '' === $value ) {
		delete_post_meta( $post_id, ARTICLE_PLAYER_META );
	} else {
		update_post_meta( $post_id, ARTICLE_PLAYER_META, $value );
	}
}
add_action( 'save_post', 'article_player_save_meta_box' );
