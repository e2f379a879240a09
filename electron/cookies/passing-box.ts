import type { JarName } from '#shared/model/cookie';
import type { CookieBox } from '../engine/cookie-box';
import { createJar, type Jar } from './jar';

/** A jar as the engine wants it. */
export const boxOver = (jar: Jar): CookieBox => ({
  jar: jar.name,
  choose: async (request) => jar.choose(request),
  take: async (answer) => jar.take(answer),
});

/** An empty jar that lasts as long as somebody holds it. */
export const passingBox = (name: JarName): CookieBox => boxOver(createJar(name, () => undefined));
