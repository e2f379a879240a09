/** A page as a person's browser has it at last. */
export interface Page {
  readonly url: URL;
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
  /** Every address on the way, the last one included. */
  readonly way: readonly string[];
}

export interface Browser {
  go(address: string, fields?: Record<string, string>): Promise<Page>;
}

/** A browser without a screen: keeps cookies for each origin and goes where it is sent. */
export function createBrowser(): Browser {
  const jars = new Map<string, Map<string, string>>();
  return {
    async go(address, fields) {
      let url = new URL(address);
      let form = fields;
      const way: string[] = [];
      for (let hops = 0; hops < 20; hops++) {
        way.push(url.href);
        const jar = jars.get(url.origin) ?? new Map<string, string>();
        jars.set(url.origin, jar);
        const answer = await fetch(url, {
          method: form ? 'POST' : 'GET',
          redirect: 'manual',
          headers: { Accept: 'text/html', Cookie: Array.from(jar, ([name, value]) => `${name}=${value}`).join('; ') },
          ...(form && { body: new URLSearchParams(form) }),
        });
        for (const cookie of answer.headers.getSetCookie()) keep(jar, cookie);
        const location = answer.headers.get('location');
        if (location === null || answer.status < 300 || answer.status > 399)
          return { url, status: answer.status, text: await answer.text(), headers: answer.headers, way };
        await answer.arrayBuffer();
        url = new URL(location, url);
        form = undefined;
      }
      throw new Error('sent around in circles');
    },
  };
}

function keep(jar: Map<string, string>, cookie: string): void {
  const [pair = ''] = cookie.split(';');
  const at = pair.indexOf('=');
  if (pair.slice(at + 1) === '') jar.delete(pair.slice(0, at));
  else jar.set(pair.slice(0, at), pair.slice(at + 1));
}

/** Signs in on the practice server's pages and answers the question; ends on the page that the browser came back to. */
export async function signIn(address: string, answer: 'allow' | 'refuse' = 'allow', username = 'alice'): Promise<Page> {
  const browser = createBrowser();
  const login = await browser.go(address);
  const consent = await browser.go(`${login.url.href}/login`, { username, password: 'practice' });
  return browser.go(`${consent.url.href}/${answer}`, {});
}

/** Types a device's code on the practice server's pages, signs in and allows it. */
export async function confirmDevice(address: string, userCode: string): Promise<Page> {
  const browser = createBrowser();
  const xsrf = (page: Page): string => /name="xsrf" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
  const first = await browser.go(address);
  const question = await browser.go(first.url.href, { xsrf: xsrf(first), user_code: userCode });
  const login = await browser.go(question.url.href, { xsrf: xsrf(question) || xsrf(first), user_code: userCode, confirm: 'yes' });
  const consent = await browser.go(`${login.url.href}/login`, { username: 'alice', password: 'practice' });
  return browser.go(`${consent.url.href}/allow`, {});
}
