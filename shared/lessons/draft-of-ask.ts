import { draftOfPractice } from '../model/practice-draft';
import type { PracticeAccount } from '../model/practice';
import type { RequestDraft } from '../model/request-draft';
import type { LessonAsk, LessonDoor, LessonGround, LessonRequest, NotYet } from './lesson';

/** Where the requests of a lesson go: origins without a slash at the end, null where the server was started without. */
export interface LessonPlace {
  readonly doors: { readonly practice: string; readonly balancer: string | null; readonly secure: string | null };
  readonly accounts: readonly Pick<PracticeAccount, 'username' | 'token'>[];
}

const doorNeeds: { readonly [D in LessonDoor]: string } = {
  practice: 'The practice server is not running.',
  balancer: 'This goes to the balancer: start the practice server with its gateway.',
  secure: 'This goes to the encrypted port: start the practice server with TLS.',
};

/** The draft of a request of a lesson, or what has to be there before it can be made. */
export function draftOfAsk(ask: LessonAsk, ground: LessonGround, place: LessonPlace): RequestDraft | NotYet {
  const request = typeof ask === 'function' ? ask(ground) : ask;
  return 'notYet' in request ? request : draftOfLesson(request, place);
}

function draftOfLesson(request: LessonRequest, place: LessonPlace): RequestDraft | NotYet {
  const { method, path, headers = {}, body = null, as, auth, door = 'practice' } = request;
  const origin = place.doors[door];
  if (origin === null) return { notYet: doorNeeds[door] };
  const draft = draftOfPractice(origin, { method, path, headers, body, status: null, says: '' });
  const token = place.accounts.find(({ username }) => username === as)?.token;
  return {
    ...draft,
    auth: auth ?? (token === undefined ? draft.auth : { kind: 'bearer', prefix: 'Token', token }),
    // The authority that signed for the encrypted port is made anew by each practice server, so nobody knows it beforehand.
    options: { ...draft.options, followRedirects: request.stopsAtRedirect !== true, verifyTls: door !== 'secure' },
  };
}
