import { fieldErrors } from '../drf/validate.ts';
import { viewEndpoint } from '../drf/view-endpoint.ts';
import type { Endpoint } from '../endpoint.ts';
import { granted } from '../frame/outcome.ts';
import { jsonType } from '../library/examples.ts';
import { anyAuthenticator } from '../policies/authentication.ts';
import { allowAny } from '../policies/permissions.ts';
import { accounts } from '../world/people.ts';
import { smallForm } from './login-fields.ts';

const login = smallForm('username', 'password');

export const tokenLogin: Endpoint = {
  ...viewEndpoint(
    {
      authenticators: anyAuthenticator,
      permission: allowAny,
      handlers: {
        async POST(ask) {
          const sent = await login.read(ask);
          if (!sent.ok) return sent;
          const account = accounts.find(
            ({ username, password }) => username === sent.value['username'] && password === sent.value['password'],
          );
          if (!account) return fieldErrors({ non_field_errors: ['Unable to log in with provided credentials.'] });
          ask.identity = account.username;
          return granted({ status: 200, value: { token: account.token } });
        },
      },
    },
    { path: '/api-token-auth/', group: 'Authentication' },
    {
      name: 'Obtain Auth Token',
      summary: 'A token for a name and a password',
      description:
        'Gives the token that goes with a name and a password, as JSON or as a form. A wrong password is 400 here, because that is how DRF does it.',
      tryIt: [
        {
          method: 'POST',
          path: '/api-token-auth/',
          headers: jsonType,
          body: '{"username":"alice","password":"practice"}',
          expect: 200,
          says: 'her token',
        },
        {
          method: 'POST',
          path: '/api-token-auth/',
          headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
          body: 'username=alice&password=guess',
          expect: 400,
          says: 'a wrong password',
        },
        { method: 'GET', path: '/api-token-auth/', expect: 405, says: 'only POST' },
      ],
    },
  ),
  describes: login.describes,
};
