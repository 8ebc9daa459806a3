/** The part of the platform that the engine needs; tests hand in their own. Nothing of it is touched before it is needed. */
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

/** The languages of the reader, most wanted first. */
export function readerLanguages({ navigator }: SpeechPlatform): readonly string[] {
  return navigator?.languages ?? [];
}

export function isHidden({ document }: SpeechPlatform): boolean {
  return document?.visibilityState === 'hidden';
}
