import { Player, SHORTCUTS, type Transcript } from 'article-player';
import type {
  FollowChoice,
  HighlightColors,
  MiniChoice,
  ShortcutsChoice,
  StartChoice,
} from 'article-player';
import 'article-player/define';
import de from 'article-player/locales/de';
import { createTranscript, splitSentences, type Span } from 'article-player/text';

const player = document.createElement('article-player');
player.playbackRate = 1.5;
player.strings = de;
const [colors, follow, mini]: [HighlightColors, FollowChoice, MiniChoice] = ['blue', 'off', 'auto'];
const [shortcuts, start]: [ShortcutsChoice, StartChoice] = ['page', 'visible'];
Object.assign(player, { highlightColors: colors, follow, mini, shortcuts, start });
export const keys: readonly string[] = SHORTCUTS.map((shortcut) => shortcut.keys);
export const index: number | undefined = player.currentSentence?.index;
export const spans: readonly Span[] = splitSentences('One. Two.', 'en');
export const transcript: Transcript = createTranscript([
  { text: 'One.', kind: 'paragraph', lang: 'en' },
]);
export const own = (engine: ConstructorParameters<typeof Player>[0]): Player => new Player(engine);

player.volume = player.playbackRate = undefined;
player.volume = player.playbackRate = null;
const notes: TextTrack = player.addTextTrack('metadata', 'Notes', 'en');
notes.addCue(new VTTCue(0, 1, String(player.volume)));

// @ts-expect-error: it is read-only
player.paused = true;
