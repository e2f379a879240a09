import { hasDrf, startDrf } from '../electron/practice/peers/drf-peer.test-support';
import { startPracticeServer } from '../electron/practice/server';
import { test as base } from './fixtures';

interface DrfServer {
  readonly url: string;
  /** Of a member, who may write. */
  readonly token: string;
}

/**
 * A story at Django REST framework itself, with the rows and the people that the practice server begins with. The server is the
 * same for all stories of a file: what one of them makes for itself it leaves to itself.
 */
export const test = base.extend<object, { drf: DrfServer }>({
  drf: [
    async ({}, provide) => {
      const practice = await startPracticeServer();
      const peer = await startDrf(practice);
      const member = practice.accounts.find(({ username }) => username === 'alice');
      await provide({ url: `http://127.0.0.1:${peer.port}`, token: member?.token ?? '' });
      await peer.end();
      await practice.stop();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});

/** Skips the stories of a file where there is no Django REST framework. */
export function needsDrf(): void {
  test.skip(() => !hasDrf(), 'Django REST framework is not there (Debian: python3-djangorestframework)');
}
