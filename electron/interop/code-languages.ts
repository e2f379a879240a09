import { availableTargets } from '@readme/httpsnippet';

/** One way to send a request in a language. */
export interface CodeClient {
  readonly key: string;
  readonly title: string;
}

export interface CodeLanguage {
  readonly key: string;
  readonly title: string;
  /** The usual one first. */
  readonly clients: readonly CodeClient[];
}

/** A language and a client of it. */
export interface CodeChoice {
  readonly language: string;
  readonly client: string;
}

/** What the library has that is no code: a text for a machine that writes it, and the body alone. */
const noCode = new Set(['agent', 'json', 'http']);

const titles: Readonly<Record<string, string>> = { powershell: 'PowerShell', objc: 'Objective-C', c: 'C' };

/** What we write ourselves stands before what the library has of the same language. */
const ours: Readonly<Record<string, readonly CodeClient[]>> = {
  shell: [
    { key: 'curl', title: 'curl (bash)' },
    { key: 'curl-cmd', title: 'curl (cmd)' },
    { key: 'curl-powershell', title: 'curl (PowerShell)' },
  ],
  python: [{ key: 'httpx', title: 'HTTPX' }],
};

/** The languages that people ask for most, first; the others by name. */
const first = ['shell', 'python', 'javascript', 'node', 'php', 'ruby', 'go', 'java', 'csharp'];

/** Every language that a request can be written in. */
export function listLanguages(): CodeLanguage[] {
  const found = availableTargets()
    .filter(({ key }) => !noCode.has(key))
    .map((target): CodeLanguage => {
      const own = ours[target.key] ?? [];
      const others = target.clients.filter(({ key }) => !own.some((one) => one.key === key));
      const usual = target.key === 'csharp' ? 'httpclient' : target.key === 'java' ? 'nethttp' : target.default;
      const sorted = [...others.filter(({ key }) => key === usual), ...others.filter(({ key }) => key !== usual)];
      const clients = sorted.map(({ key, title }) => ({ key, title: clientTitles[key] ?? title }));
      return {
        key: target.key,
        title: titles[target.key] ?? target.title,
        clients: target.key === 'shell' ? [...own, ...clients] : [...clients, ...own],
      };
    });
  const rank = ({ key }: CodeLanguage) => (first.includes(key) ? first.indexOf(key) : first.length);
  const http: CodeLanguage = { key: 'http', title: 'HTTP message', clients: [{ key: 'http1.1', title: 'HTTP/1.1' }] };
  return [...found, http].toSorted((one, other) => rank(one) - rank(other) || one.title.localeCompare(other.title));
}

const clientTitles: Readonly<Record<string, string>> = {
  requests: 'requests',
  fetch: 'fetch',
  axios: 'axios',
  xhr: 'XMLHttpRequest',
  httpie: 'HTTPie',
  wget: 'wget',
  curl: 'cURL',
  native: 'standard library',
  guzzle: 'Guzzle',
  faraday: 'Faraday',
};

/** What others call them. */
const aliases: Readonly<Record<string, string>> = {
  bash: 'shell',
  js: 'javascript',
  'c#': 'csharp',
  dotnet: 'csharp',
  golang: 'go',
  py: 'python',
  rb: 'ruby',
  'objective-c': 'objc',
  'node.js': 'node',
  curl: 'shell:curl',
  fetch: 'javascript:fetch',
  axios: 'javascript:axios',
  websocat: 'shell',
  websockets: 'python',
};

/** The language and client that a word means: `python`, `python:httpx`, `httpx`, `c#`. Null where it means none. */
export function findLanguage(word: string): CodeChoice | null {
  const lower = word.trim().toLowerCase();
  const wanted = aliases[lower] ?? lower;
  const [key = '', client] = wanted.split(':');
  const languages = listLanguages();
  const language = languages.find((one) => one.key === key);
  if (language) {
    const chosen = client === undefined ? language.clients[0] : language.clients.find((one) => one.key === client);
    return chosen ? { language: language.key, client: chosen.key } : null;
  }
  const owners = languages.filter(({ clients }) => clients.some((one) => one.key === wanted));
  const [owner] = owners;
  return owners.length === 1 && owner ? { language: owner.key, client: wanted } : null;
}
