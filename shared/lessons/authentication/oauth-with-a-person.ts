import type { Lesson, LessonGround, LessonRequest, NotYet } from '../lesson';
import { wants, wantsInOrder } from '../probing';
import { bodyAt, field, sentText, textAt } from '../seen';
import { get, list, note, paragraph, sendForm, step } from '../writing';
import { cookies, lastLocation, lastText } from './carried';

/** The pair that RFC 7636 shows in its appendix B. */
const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';
const callback = 'http://127.0.0.1:9999/callback';
const redirect = `redirect_uri=${encodeURIComponent(callback)}`;
const authorize = `/oauth/authorize?response_type=code&client_id=practice-app&${redirect}&scope=openid+library.read&state=s1`;

const goOn = (ground: LessonGround): LessonRequest | NotYet => {
  const next = lastLocation(ground);
  if (next === null) return { notYet: 'Begin at the authorization server.' };
  return get(next.pathname + next.search, { headers: { Cookie: cookies(ground) }, stopsAtRedirect: true });
};

const answer =
  (what: string, fields: string) =>
  (ground: LessonGround): LessonRequest | NotYet => {
    const next = lastLocation(ground);
    if (!next?.pathname.includes('/interaction/')) return { notYet: 'Go to the page first that asks the person.' };
    return { ...sendForm(`${next.pathname}/${what}`, fields, { headers: { Cookie: cookies(ground) } }), stopsAtRedirect: true };
  };

export const oauthWithAPerson: Lesson = {
  id: 'oauth-with-a-person',
  track: 'authentication',
  title: 'OAuth with a person: a code, and a proof that it is yours',
  minutes: 9,
  text: [
    paragraph(
      'A program wants to read alice’s loans. It sends her browser to the authorization server; she logs in there, sees what the program asks for, and allows it. Her browser goes back to the program with a [[authorization code|code]] in the address, and the program trades the code for tokens. Her password never left the authorization server.',
    ),
    list(
      '`state` comes back as it went: the answer belongs to the question.',
      '[[PKCE]]: the program sends a digest of a secret first, and the secret itself with the code. Who steals the code from the address cannot use it.',
      'The code works once, for a minute.',
    ),
    paragraph(
      'Here you are all three: program, browser and alice. Each step is one exchange, with no redirect followed behind your back. In Auth, Cairn does the whole of it with your own browser.',
    ),
    note(
      'The password grant is simpler',
      'It hands the password to the program, which is what OAuth was made to avoid. It is gone from OAuth 2.1, and so is the implicit grant, whose token stands in an address.',
      'RFC 9700, sections 2.1.2 and 2.4',
    ),
  ],
  steps: [
    step(
      'begin',
      'The program sends the browser off',
      '303, to a page that asks alice.',
      get(`${authorize}&code_challenge=${challenge}&code_challenge_method=S256`, { stopsAtRedirect: true }),
    ),
    step(
      'login',
      'Alice logs in',
      'name and password, at the authorization server and nowhere else.',
      answer('login', 'username=alice&password=practice'),
    ),
    step('back-1', 'The browser goes on', '303: now she is asked whether she allows it.', goOn),
    step('allow', 'Alice allows it', '303, back to where it began.', answer('allow', '')),
    step('code', 'The browser is sent home', 'Look at `Location`: the program’s own address, with code and state.', goOn),
    step('trade', 'The program trades the code', 'An access token, a refresh token and an ID token.', (ground) => {
      const code = lastLocation(ground)?.searchParams.get('code');
      if (!code) return { notYet: 'There is no code yet: go through the pages first.' };
      return sendForm(
        '/oauth/token',
        `grant_type=authorization_code&client_id=practice-app&code=${code}&${redirect}&code_verifier=${verifier}`,
      );
    }),
    step('use', 'The program asks as alice', '200, by OAuth, for this scope only.', (ground) => {
      const token = lastText(ground, 'access_token');
      return token === null
        ? { notYet: 'Trade the code first.' }
        : get('/auth/oauth2/', { headers: { Authorization: `Bearer ${token}` } });
    }),
  ],
  scene: 'oauth-sequence',
  probes: [
    {
      id: 'home',
      claim: 'The browser came home with a code and the same state',
      check: wants({
        method: 'GET',
        path: /^\/oauth\/authorize\//,
        named: 'back to the authorization server',
        status: 303,
        also: (seen) => {
          const home = new URL(field(seen, 'Location') ?? '/', seen.exchange.url);
          if (!home.searchParams.has('code')) return 'It was not sent home yet: somebody still has to answer.';
          return home.searchParams.get('state') === 's1' ? null : 'The state is another one.';
        },
      }),
    },
    {
      id: 'traded',
      claim: 'The code and its proof became tokens',
      check: wants({
        method: 'POST',
        path: '/oauth/token',
        status: 200,
        also: (seen) => {
          if (!sentText(seen).includes('code_verifier=')) return 'There was no proof with it.';
          return textAt(seen, 'access_token') === '' ? 'No token came.' : null;
        },
      }),
    },
    {
      id: 'as-alice',
      claim: 'The program was let in as alice, and her password never passed through it',
      check: wantsInOrder(
        [
          { method: 'POST', path: '/oauth/token', status: 200 },
          { method: 'GET', path: '/auth/oauth2/', status: 200 },
        ],
        ([traded, used]) => {
          if (traded && sentText(traded).includes('password=')) return 'That was the password grant: the program had it.';
          return used && bodyAt(used, 'username') === 'alice' ? null : 'It came in as somebody else.';
        },
      ),
    },
  ],
  slip: {
    says: 'Leaving PKCE out, and trading an old code: the browser comes home with an error in place of a code.',
    asks: [
      get(authorize, { stopsAtRedirect: true }),
      sendForm(
        '/oauth/token',
        `grant_type=authorization_code&client_id=practice-app&code=old&${redirect}&code_verifier=${verifier}`,
      ),
      get('/auth/oauth2/', { headers: { Authorization: 'Bearer old' } }),
    ],
  },
  takeaway: 'The person logs in at home; the program gets a code, proves that it asked for it, and borrows a token.',
};
