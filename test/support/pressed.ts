import { beforeEach } from 'vitest';
import { userEvent } from 'vitest/browser';

/** Chromium lets a page sound that was clicked. */
export function pressBefore(): void {
  beforeEach(async () => {
    if (!navigator.userActivation?.hasBeenActive) await userEvent.click(document.body);
  });
}
