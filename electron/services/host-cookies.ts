import type { RequestPlace } from '#shared/model/collection';
import type { HostCookies } from '#shared/model/cookie';
import { asHttpAddress } from '#shared/http/draft-url';
import type { RequestDraft } from '#shared/model/request-draft';
import { lookupIn } from '#shared/variables/layers';
import { createTextResolver } from '#shared/variables/resolve-text';
import { cookiePlace, coversHost } from '../cookies/cookie-place.ts';
import type { Jar } from '../cookies/jar.ts';
import { isExpired } from '../cookies/stored-cookie.ts';
import { gatherLayers, type LayerSources } from '../runner/variable-layers.ts';

/** The host that a draft leads to once its variables are filled in; empty where that is not known yet. */
export async function hostOf(draft: RequestDraft, place: RequestPlace | null, sources: LayerSources): Promise<string> {
  const layers = await gatherLayers(sources, draft, place);
  if (!layers.ok || draft.url.trim() === '') return '';
  const filled = createTextResolver(lookupIn(layers.value.layers, layers.value.processValue)).resolve(draft.url);
  return filled.ok ? (cookiePlace(asHttpAddress(filled.text))?.host ?? '') : '';
}

/** The cookies of a jar that belong to a host; all of them where none is known. */
export function cookiesForHost(jar: Jar, host: string): HostCookies {
  const now = Date.now();
  const held = [...jar.cookies.values()].filter((cookie) => !isExpired(cookie, now) && (host === '' || coversHost(cookie, host)));
  const shortest = held.map(({ domain }) => domain).toSorted((one, other) => one.length - other.length)[0];
  return { jar: jar.name, host, count: held.length, domain: host === '' ? '' : (shortest ?? '') };
}
