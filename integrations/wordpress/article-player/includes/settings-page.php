<?php
/**
 * The settings page.
 *
 * @package ArticlePlayer
 */

defined( 'ABSPATH' ) || exit;

/**
 * Adds the page to the menu "Settings".
 */
function article_player_add_settings_page() {
	add_options_page(
		__( 'Article Player', 'article-player' ),
		__( 'Article Player', 'article-player' ),
		'manage_options',
		'article-player',
		'article_player_show_settings_page'
	);
}
add_action( 'admin_menu', 'article_player_add_settings_page' );

/**
 * Adds a link to the page to the list of plugins.
 *
 * @param string[] $links The links of this plugin.
 * @return string[]
 */
function article_player_add_settings_link( $links ) {
	$url = admin_url( 'options-general.php?page=article-player' );
	array_unshift( $links, sprintf( '<a href="%s">%s</a>', esc_url( $url ), esc_html__( 'Settings', 'article-player' ) ) );
	return $links;
}
add_filter( 'plugin_action_links_' . plugin_basename( ARTICLE_PLAYER_FILE ), 'article_player_add_settings_link' );

/**
 * Registers the options. WordPress checks the nonce and the capability when they are saved.
 */
function article_player_register_settings() {
	register_setting(
		'article_player',
		ARTICLE_PLAYER_OPTION,
		array(
			'type'              => 'array',
			'sanitize_callback' => 'article_player_sanitize_options',
			'default'           => article_player_defaults(),
		)
	);
	add_settings_section( 'where', __( 'Where it appears', 'article-player' ), '__return_false', 'article-player' );
	add_settings_section( 'player', __( 'The player', 'article-player' ), 'article_player_show_player_section', 'article-player' );
	add_settings_field( 'position', __( 'Place', 'article-player' ), 'article_player_show_position', 'article-player', 'where' );
	add_settings_field( 'post_types', __( 'Types of posts', 'article-player' ), 'article_player_show_post_types', 'article-player', 'where' );
	$texts  = array(
		'label' => __( 'Label of the button', 'article-player' ),
		'skip'  => __( 'Not read (CSS selectors)', 'article-player' ),
	);
	$fields = array(
		'article_player_show_text'   => $texts,
		'article_player_show_choice' => article_player_choice_labels(),
		'article_player_show_flag'   => article_player_flag_labels(),
	);
	foreach ( $fields as $callback => $labels ) {
		foreach ( $labels as $name => $label ) {
			$args = array(
				'name'      => $name,
				'label_for' => 'article-player-' . $name,
			);
			add_settings_field( $name, $label, $callback, 'article-player', 'player', $args );
		}
	}
}
add_action( 'admin_init', 'article_player_register_settings' );

/**
 * What each attribute is called on the page.
 *
 * @return array<string, string>
 */
function article_player_choice_labels() {
	return array(
		'highlight'        => __( 'Highlight', 'article-player' ),
		'highlight-colors' => __( 'Colours of the highlight', 'article-player' ),
		'follow'           => __( 'Scroll with the voice', 'article-player' ),
		'mini'             => __( 'Dock at the edge of the window', 'article-player' ),
		'start'            => __( 'First playback starts', 'article-player' ),
		'shortcuts'        => __( 'Keyboard shortcuts', 'article-player' ),
		'code'             => __( 'Blocks of code', 'article-player' ),
		'no-voice'         => __( 'Languages without a voice', 'article-player' ),
		'embedded-voice'   => __( 'English voice for browsers without one (3 MB)', 'article-player' ),
		'media-keys'       => __( 'Media keys and lock screen', 'article-player' ),
		'storage'          => __( 'Position and choices of the listener', 'article-player' ),
	);
}

/**
 * What each flag is called on the page.
 *
 * @return array<string, string>
 */
function article_player_flag_labels() {
	return array(
		'dim'           => __( 'Dim the rest of the article', 'article-player' ),
		'online-voices' => __( 'Allow voices that send the text off the device', 'article-player' ),
	);
}

/**
 * What each value is called on the page.
 *
 * @return array<string, string>
 */
function article_player_value_labels() {
	return array(
		'both'      => __( 'Sentence and word', 'article-player' ),
		'sentence'  => __( 'Sentence', 'article-player' ),
		'word'      => __( 'Word', 'article-player' ),
		'none'      => __( 'None', 'article-player' ),
		'yellow'    => __( 'Yellow', 'article-player' ),
		'blue'      => __( 'Blue', 'article-player' ),
		'underline' => __( 'Underline', 'article-player' ),
		'contrast'  => __( 'High contrast', 'article-player' ),
		'auto'      => __( 'Automatic', 'article-player' ),
		'on'        => __( 'On', 'article-player' ),
		'off'       => __( 'Off', 'article-player' ),
		'top'       => __( 'At the top', 'article-player' ),
		'visible'   => __( 'At the first visible paragraph', 'article-player' ),
		'page'      => __( 'For the whole page (Alt+P …)', 'article-player' ),
		'announce'  => __( 'Announced', 'article-player' ),
		'read'      => __( 'Read', 'article-player' ),
		'skip'      => __( 'Left out', 'article-player' ),
		'ask'       => __( 'Ask the listener first', 'article-player' ),
		'load'      => __( 'Load without asking', 'article-player' ),
		'local'     => __( 'Stored in the browser', 'article-player' ),
	);
}

/**
 * The label of a value. The value "none" of `storage` has another one than that of `highlight`.
 *
 * @param string $name  The attribute.
 * @param string $value The value.
 * @return string
 */
function article_player_value_label( $name, $value ) {
	if ( 'storage' === $name && 'none' === $value ) {
		return __( 'Not stored', 'article-player' );
	}
	$labels = article_player_value_labels();
	return isset( $labels[ $value ] ) ? $labels[ $value ] : $value;
}

/**
 * The name of a field in the form.
 *
 * @param string $name The option.
 * @return string
 */
function article_player_field_name( $name ) {
	return ARTICLE_PLAYER_OPTION . $name;
}

/**
 * Shows the text above the settings of the player.
 */
function article_player_show_player_section() {
	printf( '<p>%s</p>', esc_html__( 'These are defaults: what a listener chooses in the player wins.', 'article-player' ) );
}

/**
 * Shows the places.
 */
function article_player_show_position() {
	$options = article_player_options();
	echo '<fieldset>';
	printf( '<legend class="screen-reader-text">%s</legend>', esc_html__( 'Place', 'article-player' ) );
	foreach ( article_player_positions() as $value => $label ) {
		printf(
			'<p><label><input type="radio" name="%s" value="%s" %s> %s</label></p>',
			esc_attr( article_player_field_name( '[position]' ) ),
			esc_attr( $value ),
			checked( $options['position'], $value, false ),
			esc_html( $label )
		);
	}
	echo '</fieldset>';
}

/**
 * Shows the types of posts.
 */
function article_player_show_post_types() {
	$options = article_player_options();
	echo '<fieldset>';
	printf( '<legend class="screen-reader-text">%s</legend>', esc_html__( 'Types of posts', 'article-player' ) );
	foreach ( article_player_post_types() as $type ) {
		printf(
			'<p><label><input type="checkbox" name="%s" value="%s" %s> %s</label></p>',
			esc_attr( article_player_field_name( '[post_types][]' ) ),
			esc_attr( $type ),
			checked( in_array( $type, $options['post_types'], true ), true, false ),
			esc_html( get_post_type_object( $type )->labels->name )
		);
	}
	echo '</fieldset>';
}

/**
 * Shows a field for text.
 *
 * @param array<string, string> $args The name of the option.
 */
function article_player_show_text( $args ) {
	$options = article_player_options();
	$name    = $args['name'];
	$hints   = array(
		'label' => __( 'Empty: "Press play to listen to this article", in the language of the page.', 'article-player' ),
		'skip'  => __( 'For example: .newsletter, .recipe-card', 'article-player' ),
	);
	printf(
		'<input class="regular-text" type="text" id="%s" name="%s" value="%s" aria-describedby="%s"><p class="description" id="%s">%s</p>',
		esc_attr( 'article-player-' . $name ),
		esc_attr( article_player_field_name( "[$name]" ) ),
		esc_attr( $options[ $name ] ),
		esc_attr( "article-player-$name-hint" ),
		esc_attr( "article-player-$name-hint" ),
		esc_html( $hints[ $name ] )
	);
}

/**
 * Shows a list of values.
 *
 * @param array<string, string> $args The name of the attribute.
 */
function article_player_show_choice( $args ) {
	$options = article_player_options();
	$name    = $args['name'];
	$choices = article_player_choices();
	$current = isset( $options['attributes'][ $name ] ) ? $options['attributes'][ $name ] : $choices[ $name ][0];
	printf(
		'<select id="%s" name="%s">',
		esc_attr( 'article-player-' . $name ),
		esc_attr( article_player_field_name( "[attributes][$name]" ) )
	);
	foreach ( $choices[ $name ] as $value ) {
		printf(
			'<option value="%s" %s>%s</option>',
			esc_attr( $value ),
			selected( $current, $value, false ),
			esc_html( article_player_value_label( $name, $value ) )
		);
	}
	echo '</select>';
}

/**
 * Shows a checkbox.
 *
 * @param array<string, string> $args The name of the attribute.
 */
function article_player_show_flag( $args ) {
	$options = article_player_options();
	$name    = $args['name'];
	printf(
		'<input type="checkbox" id="%s" name="%s" value="1" %s>',
		esc_attr( 'article-player-' . $name ),
		esc_attr( article_player_field_name( "[attributes][$name]" ) ),
		checked( isset( $options['attributes'][ $name ] ), true, false )
	);
}

/**
 * Shows the page.
 */
function article_player_show_settings_page() {
	if ( ! current_user_can( 'manage_options' ) ) {
		return;
	}
	echo '<div class="wrap">';
	printf( '<h1>%s</h1>', esc_html( get_admin_page_title() ) );
	echo '<form action="options.php" method="post">';
	settings_fields( 'article_player' );
	do_settings_sections( 'article-player' );
	submit_button();
	echo '</form></div>';
}

/**
 * Suggests a paragraph for the privacy policy of the site.
 */
function article_player_suggest_privacy_policy() {
	wp_add_privacy_policy_content(
		__( 'Article Player', 'article-player' ),
		wp_kses_post( wpautop( __( 'You can listen to our articles. They are spoken by a voice of your device; nothing is sent to us or to others for that. If you press play or choose a setting of the player, your position in the article and your choices are stored in your browser, and nowhere else.', 'article-player' ) ) )
	);
}
add_action( 'admin_init', 'article_player_suggest_privacy_policy' );
