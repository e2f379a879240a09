import { findElectron } from '../scripts/electron-runtime.mjs';
import { expect, test } from 'playwright/test';

test('the desktop program runs the same stories', () => {
  test.skip(
    !findElectron(),
    "Electron's runtime is not on this machine: run npm start where it can be downloaded, then npm test",
  );
  expect(findElectron()).not.toBeNull();
});
