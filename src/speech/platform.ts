/**
 * The part of `globalThis` that speech uses. Tests pass their own. No member is read before it is
 * needed.
 */
export interface SpeechPlatform {
  readonly speechSynthesis?: SpeechSynthesis;
  readonly SpeechSynthesisUtterance?: new (text: string) => SpeechSynthesisUtterance;
  readonly MessageChannel?: new () => Pick<MessageChannel, 'port1' | 'port2'>;
  readonly navigator?: {
    readonly languages?: readonly string[];
    readonly userActivation?: { readonly isActive: boolean };
  };
  readonly document?: { readonly visibilityState: DocumentVisibilityState };
  readonly sessionStorage?: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
}

/** The user's languages, the preferred one first. */
export function readerLanguages({ navigator }: SpeechPlatform): readonly string[] {
  return navigator?.languages ?? [];
}

/** Whether the page is hidden. */
export function isHidden({ document }: SpeechPlatform): boolean {
  return document?.visibilityState === 'hidden';
}
