import { onTestFinished } from 'vitest';
import { makePageFolder, type TestServices } from '../services/host-parts.test-support';
import { startWebHost, type WebHost } from './serve';

export interface TestHost extends WebHost {
  readonly token: string;
  readonly port: number;
}

export const testToken = 'a-token-for-tests-that-is-long-enough';

/** A web host over a small page, closed after the test. */
export async function startTestHost(services: TestServices): Promise<TestHost> {
  const host = await startWebHost({ services, rendererFolder: await makePageFolder(), token: testToken });
  onTestFinished(() => host.close());
  return { ...host, token: testToken, port: Number(new URL(host.origin).port) };
}
