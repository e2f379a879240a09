import { expect, test } from 'vitest';
import { blankAuth } from '#shared/model/auth';
import { createDraft } from '#shared/model/request-draft';
import { createRow } from '#shared/model/row';
import { shownDraft } from './shown-draft';

test('a message to a token endpoint is shown without what lets somebody in', () => {
  const shown = shownDraft({
    ...createDraft('https://id.test/token', 'POST'),
    headers: [createRow('Authorization', 'Basic x'), createRow('Accept', 'application/json')],
    body: { kind: 'text', text: 'grant_type=refresh_token&refresh_token=r', mediaType: '' },
    auth: { ...blankAuth.clientCertificate, pkcs12Path: '/c.p12', passphrase: 'open sesame' },
  });
  expect(JSON.stringify(shown)).not.toMatch(/Basic x|open sesame|=r"/);
  expect(shown).toMatchObject({ auth: { pkcs12Path: '/c.p12', passphrase: '' }, headers: [{}, { value: 'application/json' }] });
});

test.each([
  ['http://ada:s3cret@proxy.test:3128', 'http://•••@proxy.test:3128'],
  ['socks5h://s3cret@proxy.test', 'socks5h://•••@proxy.test'],
  ['ada:s3@cret/@proxy.test:3128', '•••@proxy.test:3128'],
  ['http://ada:{{proxy-word}}@proxy.test', 'http://ada:{{proxy-word}}@proxy.test'],
  ['pac+https://wpad.test/proxy.pac?k=s3cret', 'pac+https://wpad.test/proxy.pac?•••'],
  ['pac+data:text/plain,function FindProxyForURL(u) { return u ? "DIRECT" : "PROXY a@b" }', null],
  ['http://proxy.test:3128', null],
  ['system', null],
  ['', null],
])('the way over %s is shown as %s', (proxy, shown) => {
  const draft = createDraft('https://id.test/token');
  expect(shownDraft({ ...draft, options: { ...draft.options, proxy } }).options.proxy).toBe(shown ?? proxy);
});
