import { beforeEach } from 'vitest';
import { userEvent } from 'vitest/browser';

/** Chromium allows sound only after a click in the page. */
export function pressBefore(): void {
  beforeEach(async () => {
    if (!navigator.userActivation?.hasBeenActive) await userEvent.click(document.body);
  });
}
