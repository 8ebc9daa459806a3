import type { PropertyValues, TemplateResult } from 'lit';
import type { PlayerHost } from '../core/context.js';
import type { Strings } from '../strings/strings.js';
import type { MiniChoice } from '../options/choices.js';
import type { ElementCore } from './element-core.js';
import type { PreCoreState } from './pre-core-state.js';

/** The element of a core. */
export interface CoreHost extends PlayerHost {
  readonly hasUpdated: boolean;
}

/** The element of the controls. */
export interface ControlsHost extends PlayerHost {
  readonly label: string;
  readonly mini: MiniChoice;
  readonly strings: Partial<Strings>;
  linkTo(): string;
}

/** The controls, as far as the element needs them. */
export interface ElementControls {
  /** Custom states of the element, by their name. */
  readonly states: Readonly<Record<string, boolean>>;
  /** Called before each rendering. */
  willUpdate(changed: PropertyValues<ControlsHost>, hasUpdated: boolean): void;
  /** The template; `undefined` if nothing can be read aloud. */
  render(): TemplateResult | undefined;
}

/**
 * Creates what stands behind an element. `updateNow` applies pending changes of its properties.
 * `before` is what was set and asked until now, if the core was not there.
 */
export type CoreFactory = (
  host: CoreHost,
  updateNow: () => void,
  before?: PreCoreState,
) => ElementCore;

/** Adds what acts on the page while it plays: highlights, scrolling, media keys. */
export type FeaturesFactory = (core: ElementCore) => void;

/** Creates the controls of `<article-player>`. */
export type ControlsFactory = (host: ControlsHost, core: ElementCore) => ElementControls;

/**
 * A part of the player. It is there from the start, as in a bundle, or it is loaded when it is
 * needed: an entry point decides.
 */
class Part<Factory> {
  #factory: Factory | undefined;
  #import: (() => Promise<unknown>) | undefined;
  #loading: Promise<unknown> | undefined;

  /** `undefined` until it is loaded. */
  get factory(): Factory | undefined {
    return this.#factory;
  }

  /** The part is there from the start. */
  provide(factory: Factory): void {
    this.#factory = factory;
  }

  /** Forgets the part, for tests. */
  reset(): void {
    this.#factory = this.#loading = this.#import = undefined;
  }

  /** `load` imports a module that provides the part. */
  provideLoader(load: () => Promise<unknown>): void {
    this.#import = load;
  }

  /** Loads it, once. After a failure, the next call tries again. */
  async load(): Promise<Factory | undefined> {
    this.#loading ??= this.#import?.().catch((error: unknown) => {
      this.#loading = undefined;
      throw error;
    });
    await this.#loading;
    return this.#factory;
  }
}

/** The player, and what finds and reads the article. */
export const corePart = new Part<CoreFactory>();
export const featuresPart = new Part<FeaturesFactory>();
export const controlsPart = new Part<ControlsFactory>();
