import type { JarName } from '#shared/model/cookie';
import type { CookieBox } from '../engine/cookie-box';
import type { Jar } from './jar';

/** A jar as the engine wants it. */
export const boxOver = (jar: Jar): CookieBox => ({
  jar: jar.name,
  choose: async (request) => jar.choose(request),
  take: async (answer) => jar.take(answer),
});

/** An empty jar that lasts as long as somebody holds it. Its rules are read when the first cookie comes. */
export function passingBox(name: JarName): CookieBox {
  let box: Promise<CookieBox> | undefined;
  const open = async () => boxOver((await import('./jar')).createJar(name, () => undefined));
  return {
    jar: name,
    choose: async (request) => (box === undefined ? { values: [], sent: [], held: [] } : (await box).choose(request)),
    take: async (answer) => (answer.lines.length === 0 ? [] : (await (box ??= open())).take(answer)),
  };
}
