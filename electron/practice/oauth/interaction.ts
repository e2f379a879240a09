import type { ServerResponse } from 'node:http';
import type { InteractionResults, Provider } from 'oidc-provider';
import type { Endpoint } from '../endpoint.ts';
import { empty, type Answer, type WholeAnswer } from '../frame/answer.ts';
import type { Ask } from '../frame/ask.ts';
import { refuse } from '../frame/refuse.ts';
import { writeAnswer } from '../frame/write-answer.ts';
import { accounts } from '../world/people.ts';
import { providerOf } from './authorization-server.ts';
import { consentPage, loginPage, overPage } from './pages.ts';

type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>;

/** One visit of a person to these pages, found by the cookie that the browser was given on its way here. */
interface Visit {
  readonly ask: Ask;
  readonly response: ServerResponse;
  readonly provider: Provider;
  readonly interaction: Interaction;
}

/** The pages need the response for its cookies, so they write to it themselves. */
function visit(ask: Ask, answer: (visit: Visit) => Promise<WholeAnswer>): Answer {
  return {
    async takeOver(request, response) {
      const provider = await providerOf(ask);
      const interaction = await provider.interactionDetails(request, response).catch(() => null);
      const known = interaction !== null && interaction.uid === ask.params['uid'];
      await writeAnswer(response, known ? await answer({ ask, response, provider, interaction }) : overPage());
    },
  };
}

export const interactionPage: Endpoint = {
  path: '/oauth/interaction/{uid}',
  methods: ['GET'],
  group: 'OAuth',
  summary: 'Where a person logs in and consents',
  description:
    'The authorization endpoint sends a browser here. The page asks for name and password first and then whether the program may have what it asks for. Its forms post to /login, /allow and /refuse below it; a test can do the same with the cookies it was given.',
  tryIt: [{ method: 'GET', path: '/oauth/interaction/nobody', expect: 400, says: 'a visit nobody began' }],
  handle: (ask) => visit(ask, currentPage),
};

async function currentPage({ interaction }: Visit): Promise<WholeAnswer> {
  const asked = askedBy(interaction);
  if (interaction.prompt.name === 'login') return loginPage(asked);
  return consentPage(asked, interaction.session?.accountId ?? '', missing(interaction).scopes);
}

const askedBy = ({ uid, params }: Interaction) => ({
  action: `/oauth/interaction/${uid}`,
  clientId: String(params['client_id']),
});

export const interactionAnswer: Endpoint = {
  path: '/oauth/interaction/{uid}/{answer}',
  methods: ['POST'],
  group: 'OAuth',
  summary: 'What the person said',
  description:
    'Takes the forms of the page above: login with username and password, allow, and refuse. The answer is 303, back to the authorization endpoint; a wrong password is the page again.',
  tryIt: [
    { method: 'POST', path: '/oauth/interaction/nobody/allow', expect: 400, says: 'a visit nobody began' },
    { method: 'POST', path: '/oauth/interaction/nobody/perhaps', expect: 404, says: 'no such answer' },
  ],
  handle(ask) {
    const name = ask.params['answer'] ?? '';
    const answer = Object.hasOwn(answers, name) ? answers[name] : undefined;
    if (!answer) return refuse(ask, { status: 404, detail: 'The answers are login, allow and refuse.' });
    return visit(ask, answer);
  },
};

const answers: Readonly<Record<string, (visit: Visit) => Promise<WholeAnswer>>> = {
  async login(visit) {
    const body = await visit.ask.body();
    if (!body.ok) return refuse(visit.ask, body.refusal);
    const form = new URLSearchParams(body.value.toString('utf8'));
    const account = accounts.find(
      ({ username, password }) => username === form.get('username') && password === form.get('password'),
    );
    if (!account) return loginPage(askedBy(visit.interaction), 'That name and password do not belong together.');
    visit.ask.identity = account.username;
    return goOn(visit, { login: { accountId: account.username } });
  },
  async allow(visit) {
    const { provider, interaction } = visit;
    if (interaction.prompt.name !== 'consent') return currentPage(visit);
    const accountId = interaction.session?.accountId ?? '';
    const known = interaction.grantId === undefined ? undefined : await provider.Grant.find(interaction.grantId);
    const grant = known ?? new provider.Grant({ accountId, clientId: String(interaction.params['client_id']) });
    const { scopes, claims } = missing(interaction);
    if (scopes.length > 0) grant.addOIDCScope(scopes.join(' '));
    if (claims.length > 0) grant.addOIDCClaims([...claims]);
    return goOn(visit, { consent: { grantId: await grant.save() } });
  },
  refuse: (visit) => goOn(visit, { error: 'access_denied', error_description: 'The person said no.' }),
};

async function goOn({ ask, response, provider }: Visit, result: InteractionResults): Promise<WholeAnswer> {
  const location = await provider.interactionResult(ask.raw, response, result);
  return empty(303, [
    ['Location', location],
    ['Cache-Control', 'no-store'],
  ]);
}

function missing({ prompt }: Interaction): { readonly scopes: readonly string[]; readonly claims: readonly string[] } {
  const list = (name: string): readonly string[] => {
    const value = prompt.details[name];
    return Array.isArray(value) ? value.map(String) : [];
  };
  return { scopes: list('missingOIDCScope'), claims: list('missingOIDCClaims') };
}
