import type { LessonGround, SeenExchange } from '../lesson';
import { field, textAt } from '../seen';
import { headerValues } from '../../http/header-list';

/** The latest text that stood under a name in a body of this lesson; null before the first. */
export function lastText({ seen }: Pick<LessonGround, 'seen'>, ...place: readonly (string | number)[]): string | null {
  return seen.map((each) => textAt(each, ...place)).findLast((each) => each !== '') ?? null;
}

/** Where the latest redirect of this lesson leads; null before the first. */
export function lastLocation({ seen }: Pick<LessonGround, 'seen'>): URL | null {
  const from = seen.findLast((each) => field(each, 'Location') !== null);
  return from ? new URL(field(from, 'Location') ?? '', from.exchange.url) : null;
}

/** Every cookie that was set in this lesson and not taken away again, as a Cookie field. */
export function cookies({ seen }: Pick<LessonGround, 'seen'>): string {
  const jar = new Map<string, string>();
  for (const line of seen.flatMap(setCookies)) {
    const [, name = '', value = ''] = /^([^=;]+)=([^;]*)/.exec(line) ?? [];
    if (value === '') jar.delete(name);
    else jar.set(name, value);
  }
  return Array.from(jar, ([name, value]) => `${name}=${value}`).join('; ');
}

const setCookies = ({ exchange }: SeenExchange): string[] =>
  exchange.phase === 'finished' ? headerValues(exchange.head.headers, 'Set-Cookie') : [];
