/**
 * The position of a pointer. `path` is copied, because an event has its path only while it is
 * dispatched.
 */
export interface PointerPosition {
  readonly clientX: number;
  readonly clientY: number;
  readonly pressed: boolean;
  readonly path: readonly EventTarget[];
}
