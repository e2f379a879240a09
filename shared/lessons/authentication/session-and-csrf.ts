import type { Lesson, LessonGround, LessonRequest, NotYet } from '../lesson';
import { wants, wantsInOrder } from '../probing';
import { bodyAt, sentField, textAt } from '../seen';
import { get, list, note, paragraph, sendForm, step } from '../writing';
import { cookies } from './carried';

const login = '/auth/session/login/';
const door = '/auth/session/';

const csrfIn = (cookie: string): string => /csrftoken=([^;]+)/.exec(cookie)?.[1] ?? '';

function withSession(method: string, showsToken: boolean) {
  return (ground: LessonGround): LessonRequest | NotYet => {
    const cookie = cookies(ground);
    if (!cookie.includes('sessionid=')) return { notYet: 'Log in first: the session is in a cookie.' };
    const token: Record<string, string> = showsToken ? { 'X-CSRFToken': csrfIn(cookie) } : {};
    return { method, path: door, headers: { Cookie: cookie, ...token } };
  };
}

export const sessionAndCsrf: Lesson = {
  id: 'session-and-csrf',
  track: 'authentication',
  title: 'A login form, a session, and why it wants a second token',
  minutes: 6,
  text: [
    paragraph(
      'A web page logs you in with a form: name and password in the body of one request. The server remembers you under a number, and the number comes in a [[cookie]]. From then on the browser sends the cookie by itself, with every request, wherever that request came from.',
    ),
    paragraph(
      'And that is the trouble. Another site can make your browser send a POST here, and the cookie goes along. So whatever changes something must show a second token that another site cannot read: the [[CSRF]] token, in a field of the form or in `X-CSRFToken`. Reading needs none.',
    ),
    list(
      'A session has no challenge, so a stranger is told 403 and not 401.',
      'With `Authorization` none of this is needed: no browser sends that by itself.',
    ),
    note(
      'The body may hold what proves who you are',
      'In the one request that logs in, yes. What follows is proved by the cookie, or by Authorization.',
      'RFC 6265, section 8.2, on ambient authority',
    ),
  ],
  steps: [
    step('form', 'Ask for the login form', 'A page, and a `csrftoken` cookie.', get(login)),
    step('login', 'Fill it in', '302, and a `sessionid`, which scripts cannot read.', (ground) => {
      const token = csrfIn(cookies(ground));
      if (token === '') return { notYet: 'Ask for the form first: it brings a token.' };
      const fields = `csrfmiddlewaretoken=${token}&username=alice&password=practice`;
      return { ...sendForm(login, fields, { headers: { Cookie: cookies(ground) } }), stopsAtRedirect: true };
    }),
    step('read', 'Read with the session', '200: the cookie was enough.', withSession('GET', false)),
    step('blind', 'Change something with the cookie alone', '403: CSRF token missing.', withSession('POST', false)),
    step('shown', 'Change something and show the token', '200.', withSession('POST', true)),
  ],
  scene: 'client-state',
  probes: [
    {
      id: 'session',
      claim: 'The form gave you a session, and the session was enough to read',
      check: wantsInOrder(
        [
          { method: 'POST', path: login, status: 302 },
          { method: 'GET', path: door, status: 200 },
        ],
        ([, read]) => (read && textAt(read, 'authenticated_by') === 'session' ? null : 'That was not by the session.'),
      ),
    },
    {
      id: 'blind',
      claim: 'The cookie alone could change nothing',
      check: wants({
        method: 'POST',
        path: door,
        status: 403,
        also: (seen) =>
          String(bodyAt(seen, 'detail')).includes('CSRF') ? null : 'It was refused for another reason: log in first.',
      }),
    },
    {
      id: 'shown',
      claim: 'With the second token it could',
      check: wants({
        method: 'POST',
        path: door,
        status: 200,
        also: (seen) => (sentField(seen, 'X-CSRFToken') === null ? 'There was no X-CSRFToken.' : null),
      }),
    },
  ],
  slip: {
    says: 'Filling in the form without its token: 403 before anybody looked at the password.',
    asks: [get(door), sendForm(login, 'username=alice&password=practice'), { method: 'POST', path: door }],
  },
  takeaway: 'Cookies go along by themselves; so whatever changes something must show what only your own page knows.',
};
