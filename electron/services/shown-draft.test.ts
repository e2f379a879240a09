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
