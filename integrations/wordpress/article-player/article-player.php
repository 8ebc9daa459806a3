<?php
/**
 * Plugin Name:       Article Player
 * Description:       Reads posts aloud with the voice of the listener's device, and highlights each sentence and word as it is spoken. No server, no cookies, no requests to others.
 * Version:           0.1.0
 * Requires at least: 6.1
 * Requires PHP:      7.4
 * License:           MIT
 * License URI:       https://opensource.org/license/mit
 * Text Domain:       article-player
 * Domain Path:       /languages
 *
 * @package ArticlePlayer
 */

defined( 'ABSPATH' ) || exit;

/** The version of the plugin and of the player in it. The release script sets it. */
define( 'ARTICLE_PLAYER_VERSION', '0.1.0' );

/** The integrity hash of article-player.js. The release script sets it; '' leaves it out. */
define( 'ARTICLE_PLAYER_INTEGRITY', '' );

define( 'ARTICLE_PLAYER_FILE', __FILE__ );
define( 'ARTICLE_PLAYER_OPTION', 'article_player_options' );
define( 'ARTICLE_PLAYER_META', '_article_player' );

require_once __DIR__ . '/includes/options.php';
require_once __DIR__ . '/includes/assets.php';
require_once __DIR__ . '/includes/markup.php';
require_once __DIR__ . '/includes/placement.php';
require_once __DIR__ . '/includes/post-switch.php';
require_once __DIR__ . '/includes/settings-page.php';

/**
 * Loads the translations that come with the plugin.
 */
function article_player_load_translations() {
	load_plugin_textdomain( 'article-player', false, dirname( plugin_basename( ARTICLE_PLAYER_FILE ) ) . '/languages' );
}
add_action( 'init', 'article_player_load_translations' );
