import { textField } from '../drf/fields/text-field.ts';
import { parseBody } from '../drf/parsers/parse-body.ts';
import type { Resource } from '../drf/resource.ts';
import { validate, fieldErrors } from '../drf/validate.ts';
import { schemasOf } from '../drf/metadata.ts';
import { viewEndpoint } from '../drf/view-endpoint.ts';
import type { Endpoint } from '../endpoint.ts';
import { granted } from '../frame/outcome.ts';
import { jsonType } from '../library/examples.ts';
import { anyAuthenticator } from '../policies/authentication.ts';
import { allowAny } from '../policies/permissions.ts';
import { accounts } from '../world/people.ts';

const login: Pick<Resource, 'fields'> = { fields: [textField('username'), textField('password')] };
const asResource: Resource = { ...login, table: 'users', reads: 'users', path: '', noun: 'user' };

export const tokenLogin: Endpoint = {
  ...viewEndpoint(
    {
      authenticators: anyAuthenticator,
      permission: allowAny,
      handlers: {
        async POST(ask) {
          const input = await parseBody(ask);
          if (!input.ok) return input;
          const cells = validate(asResource, input.value, { rows: ask.world.rows, partial: false, existingId: null });
          if (!cells.ok) return cells;
          const account = accounts.find(
            ({ username, password }) => username === cells.value['username'] && password === cells.value['password'],
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
  describes: { POST: { body: schemasOf(login.fields).sent, takes: ['application/json', 'application/x-www-form-urlencoded'] } },
};
