<?php
/**
 * Removes what the plugin has stored, when it is deleted.
 *
 * @package ArticlePlayer
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

/**
 * Removes the options and the switches of posts of the current site.
 */
function article_player_clean_up() {
	delete_option( 'article_player_options' );
	delete_post_meta_by_key( '_article_player' );
}

if ( is_multisite() ) {
	$article_player_sites = get_sites(
		array(
			'fields' => 'ids',
			'number' => 0,
		)
	);
	foreach ( $article_player_sites as $article_player_site ) {
		switch_to_blog( $article_player_site );
		article_player_clean_up();
		restore_current_blog();
	}
} else {
	article_player_clean_up();
}
