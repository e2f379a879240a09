import { isExempt } from '#shared/http/no-proxy';
import { readProxyAddress, shownProxy } from '#shared/http/proxy-address';
import { readProxySetting, shownPac, type ProxySetting } from '#shared/http/proxy-setting';
import { bareHost, type UrlParts } from '#shared/http/url-parts';
import type { RequestOptions } from '#shared/model/request-options';
import { stopWith } from '../stopped';
import { byEnvironment, type Environment } from './by-environment';
import { straight, type Choice, type Decision } from './choice';
import type { Route } from './route';
import { waysOfSystem } from './system/ways-of-system';
import type { SystemSettings } from './system/system-settings';

/** Whom one can ask for the way. */
export interface Guides {
  readonly env: Environment;
  /** This system's own settings; null where it has none that can be read. */
  readonly readSystem: () => Promise<SystemSettings | null>;
  /** What a PAC file says of an address, or why it says nothing, thrown. */
  readonly askPac: (address: string, url: UrlParts) => Promise<Pick<Choice, 'routes'> & Pick<Decision, 'said' | 'notes'>>;
}

type Wishes = Pick<RequestOptions, 'proxy' | 'noProxy' | 'unixSocket'>;

/** The ways a request may take. Throws where what names its proxy cannot be read, or gives no answer. */
export async function chooseWay(url: UrlParts, wishes: Wishes, guides: Guides): Promise<Choice> {
  if (wishes.unixSocket !== '') return { routes: [{ kind: 'unixSocket', path: wishes.unixSocket }], way: null };
  const read = readProxySetting(wishes.proxy);
  if ('problem' in read) return refuse(read.problem);
  const { setting } = read;
  if (setting.kind === 'none') return straight(null);
  if (isExempt(wishes.noProxy, bareHost(url.host), url.port))
    return straight({ by: 'option', source: '', said: wishes.noProxy, notes: ['The option “Past the proxy” names this host.'] });
  return bySetting(setting, url, guides);
}

async function bySetting(setting: Exclude<ProxySetting, { kind: 'none' }>, url: UrlParts, guides: Guides): Promise<Choice> {
  switch (setting.kind) {
    case 'own':
      return {
        routes: [{ kind: 'proxy', proxy: setting.proxy }],
        way: { by: 'option', source: '', said: shownProxy(setting.proxy), notes: [] },
      };
    case 'environment':
      return fromEnvironment(url, guides, []);
    case 'system':
      return fromSystem(url, guides);
    case 'pac': {
      const { routes, said, notes } = await guides.askPac(setting.address, url);
      return { routes, way: { by: 'pac', source: shownPac(setting.address), said, notes } };
    }
  }
}

function fromEnvironment(url: UrlParts, { env }: Guides, before: readonly string[]): Choice {
  const { proxy, source, notes } = byEnvironment(url, env);
  const way = (said: string): Decision => ({ by: 'environment', source, said, notes: [...before, ...notes] });
  if (proxy === '') return straight(way(''));
  const route = readRoute(proxy);
  return { routes: [route], way: way(route.kind === 'proxy' ? shownProxy(route.proxy) : '') };
}

async function fromSystem(url: UrlParts, guides: Guides): Promise<Choice> {
  const settings = await guides.readSystem();
  if (settings === null) return fromEnvironment(url, guides, ['This system has no settings of a proxy that can be read.']);
  const { source } = settings;
  const ways = waysOfSystem(settings, url);
  if (ways.kind === 'none' && settings.elseEnvironment) return fromEnvironment(url, guides, ways.notes);
  if (ways.kind === 'pac') {
    const { routes, said, notes } = await guides.askPac(ways.address, url);
    return { routes, way: { by: 'system', source, said, notes: [...ways.notes, ...notes] } };
  }
  if (ways.kind === 'none') return straight({ by: 'system', source, said: ways.said, notes: ways.notes });
  const route = readRoute(ways.proxy);
  const said = route.kind === 'proxy' ? shownProxy(route.proxy) : '';
  return { routes: [route], way: { by: 'system', source, said, notes: ways.notes } };
}

function readRoute(text: string): Route {
  const read = readProxyAddress(text);
  return 'problem' in read ? refuse(read.problem) : { kind: 'proxy', proxy: read.proxy };
}

const refuse = (problem: string): never =>
  stopWith({ kind: 'proxyFailed', proxy: '', status: null, reason: problem.replace(/\.$/, '') });
