import { html, nothing, type TemplateResult } from 'lit';
import { controls } from './controls.js';
import { end, invitation, playButton } from './invitation.js';
import { errorText, help, hint } from './notes.js';
import type { FaceActions, FaceState } from './state.js';

/**
 * The player as a person sees it: first an invitation, then the controls, at the end an invitation to listen again.
 * It is one element, and the play button one in it, whatever it
 * shows and wherever it stands.
 */
export function face(state: FaceState, actions: FaceActions): TemplateResult {
  const { strings, region, begun, ended, docked, flow, height, said, settings } = state;
  const look = [
    begun ? 'active' : 'idle',
    ended && 'ended',
    docked ? 'docked' : flow,
    state.compact && 'compact',
    (state.slow || state.notice?.loading) && 'loading',
    state.lost && 'lost',
  ];
  return html`<div
    class="place ${begun ? 'active' : ''}"
    .style=${`--_idle: ${state.idleWidth}em;${docked ? `block-size: ${height}px` : ''}`}
  >
    <section
      part="player"
      popover="manual"
      class=${look.filter(Boolean).join(' ')}
      aria-label=${region}
      lang=${strings.lang}
      dir=${strings.direction === 'rtl' ? 'rtl' : nothing}
      @pointerenter=${actions.approach}
      @focusin=${actions.approach}
      @focus=${{ handleEvent: actions.tips.focus, capture: true }}
      @blur=${{ handleEvent: actions.tips.hide, capture: true }}
      @pointerover=${actions.tips.over}
      @pointerout=${actions.tips.out}
      @pointerdown=${actions.tips.press}
      @keydown=${actions.escape}
    >
      <div class="bar">
        ${playButton(state, actions)}
        ${ended ? end(state, actions) : begun ? controls(state, actions) : invitation(state, actions)}
      </div>
      <div part="status" class="unseen" role="status">${said}</div>
      <div part="error" role="alert">${errorText(state)}</div>
      ${settings.failed ? html`<p class="hint">${strings.settingsFailed}</p>` : nothing} ${help(state, actions)}
      ${hint(state)} ${state.tip}
    </section>
  </div>`;
}
