import type { IncomingMessage, ServerResponse } from 'node:http';
import type { InteractionResults, Provider } from 'oidc-provider';
import type { Accounts } from './accounts.ts';
import { accountPage, consentPage, errorPage, sendPage, type PageLanguage } from './pages.ts';
import { interactionPath } from './provider.ts';

/** Bytes. An address, typed. */
const maxFormBytes = 4096;
const addressForm = /^[^\s@]{1,64}@[^\s@]{1,255}$/;

interface Surroundings {
  provider: Provider;
  accounts: Accounts;
  grants: Map<string, string>;
}

interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
}

type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>;

/** The pages between coming from Relais and going back: which account, and whether Relais may know who it is. */
export async function answerInteraction(surroundings: Surroundings, exchange: Exchange): Promise<void> {
  const { request, response } = exchange;
  const interaction = await surroundings.provider.interactionDetails(request, response).catch(() => null);
  if (interaction === null) {
    sendPage(response, { status: 400, html: errorPage('SessionNotFound') });
    return;
  }
  if (request.method !== 'POST') {
    sendPage(response, { status: 200, html: pageOf(surroundings, interaction, languageOf(request, interaction)) });
    return;
  }
  const form = await formOf(request);
  if (form.has('cancel')) {
    await finish(surroundings, exchange, { error: 'access_denied' });
  } else if (interaction.prompt.name === 'consent') {
    await finish(surroundings, exchange, { consent: { grantId: await grantConsent(surroundings, interaction) } });
  } else {
    await chooseAccount(surroundings, { ...exchange, interaction, email: form.get('email') ?? '' });
  }
}

function pageOf({ accounts }: Surroundings, interaction: Interaction, language: PageLanguage): string {
  const action = `${interactionPath}/${interaction.uid}`;
  if (interaction.prompt.name !== 'consent') return accountPage({ action, language, accounts: accounts.offered });
  const account = accounts.ofSubject(interaction.session?.accountId ?? '');
  return account === undefined ? errorPage('AccountNotFound') : consentPage({ action, language, account });
}

async function chooseAccount(
  surroundings: Surroundings,
  { email, interaction, ...exchange }: Exchange & { email: string; interaction: Interaction },
): Promise<void> {
  if (!addressForm.test(email.trim())) {
    const { accounts } = surroundings;
    const action = `${interactionPath}/${interaction.uid}`;
    const language = languageOf(exchange.request, interaction);
    const html = accountPage({ action, language, accounts: accounts.offered, refused: email });
    sendPage(exchange.response, { status: 400, html });
    return;
  }
  const { sub } = surroundings.accounts.ofAddress(email);
  await leaveOtherAccount(surroundings.provider, interaction, sub);
  await finish(surroundings, exchange, { login: { accountId: sub }, select_account: {} });
}

/** Ends the session of another account. The provider would ask first; Google keeps several accounts. */
async function leaveOtherAccount(provider: Provider, interaction: Interaction, sub: string): Promise<void> {
  const { session } = interaction;
  if (session === undefined || session.accountId === sub) return;
  const other = await provider.Session.findByUid(session.uid);
  await other?.destroy();
  delete interaction.session;
  await interaction.persist();
}

/** Grants everything that was asked for. @returns the id of the grant. */
async function grantConsent({ provider, grants }: Surroundings, interaction: Interaction): Promise<string> {
  const accountId = interaction.session?.accountId ?? '';
  const grant = new provider.Grant({ accountId, clientId: String(interaction.params['client_id']) });
  grant.addOIDCScope(String(interaction.params['scope']));
  const grantId = await grant.save();
  grants.set(accountId, grantId);
  return grantId;
}

function finish(
  { provider }: Surroundings,
  { request, response }: Exchange,
  result: InteractionResults,
): Promise<void> {
  return provider.interactionFinished(request, response, result, { mergeWithLastSubmission: !('error' in result) });
}

/** What Relais asked for (Google's parameter `hl`), else what the browser prefers, else French. */
function languageOf(request: IncomingMessage, { params }: Interaction): PageLanguage {
  const asked = typeof params['hl'] === 'string' ? params['hl'] : request.headers['accept-language'];
  return (asked ?? '').toLowerCase().startsWith('en') ? 'en' : 'fr';
}

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > maxFormBytes) return new URLSearchParams();
  }
  return new URLSearchParams(text);
}
