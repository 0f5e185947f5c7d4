import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { escapeHtml } from '../escape-html.ts';
import type { AccountClaims } from './accounts.ts';
import { pageStyle } from './page-style.ts';

export type PageLanguage = 'fr' | 'en';

const nonceMark = '__NONCE__';

const texts = {
  fr: {
    chooseTitle: 'Choisissez un compte',
    chooseText: 'pour continuer vers <strong>Relais</strong>',
    other: 'Utiliser un autre compte',
    address: 'Adresse e-mail',
    next: 'Suivant',
    refused: 'Saisissez une adresse e-mail, par exemple prenom@entreprise.fr.',
    consentTitle: 'Se connecter à Relais',
    consentText: 'Google permettra à <strong>Relais</strong> d’accéder à ces informations\u00a0:',
    name: 'Votre nom',
    email: 'Votre adresse e-mail',
    cancel: 'Annuler',
    continue: 'Continuer',
    note: 'Page de connexion de Google, jouée sur cet ordinateur\u00a0: ni mot de passe, ni réseau.',
  },
  en: {
    chooseTitle: 'Choose an account',
    chooseText: 'to continue to <strong>Relais</strong>',
    other: 'Use another account',
    address: 'Email address',
    next: 'Next',
    refused: 'Enter an email address, for example first.name@company.com.',
    consentTitle: 'Sign in to Relais',
    consentText: 'Google will allow <strong>Relais</strong> to access this info about you:',
    name: 'Your name',
    email: 'Your email address',
    cancel: 'Cancel',
    continue: 'Continue',
    note: 'Google’s sign-in page, played on this computer: no password, no network.',
  },
} as const;

interface Shown {
  /** Where its forms go. */
  action: string;
  language: PageLanguage;
}

/** Google's account chooser; `refused` is what was typed and is no address. */
export function accountPage({
  action,
  language,
  accounts,
  refused,
}: Shown & { accounts: readonly AccountClaims[]; refused?: string }): string {
  const t = texts[language];
  const offered = accounts.map(
    ({ email, name }) => `
      <li><button name="email" value="${escapeHtml(email)}">${renderFace(name)}
        <span><b>${escapeHtml(name)}</b><small>${escapeHtml(email)}</small></span></button></li>`,
  );
  const fault = refused === undefined ? '' : `<p class="fault" id="fault" role="alert">${t.refused}</p>`;
  const described = refused === undefined ? '' : ' aria-invalid="true" aria-describedby="fault" autofocus';
  return page(
    { language, title: t.chooseTitle },
    `
    <h1>${t.chooseTitle}</h1>
    <p>${t.chooseText}</p>
    <form method="post" action="${action}"><ul>${offered.join('')}</ul></form>
    <form method="post" action="${action}" class="other" novalidate>
      <h2>${t.other}</h2>
      <label for="email">${t.address}</label>
      <div class="line">
        <input id="email" name="email" type="email" autocomplete="off" value="${escapeHtml(refused ?? '')}"${described}>
        <button class="primary">${t.next}</button>
      </div>
      ${fault}
    </form>`,
  );
}

/** What Google tells an application that it signs people in to. */
export function consentPage({ action, language, account }: Shown & { account: AccountClaims }): string {
  const t = texts[language];
  return page(
    { language, title: t.consentTitle },
    `
    <h1>${t.consentTitle}</h1>
    <p class="chip">${renderFace(account.name)}<span>${escapeHtml(account.email)}</span></p>
    <p>${t.consentText}</p>
    <dl>
      <dt>${t.name}</dt><dd>${escapeHtml(account.name)}</dd>
      <dt>${t.email}</dt><dd>${escapeHtml(account.email)}</dd>
    </dl>
    <form method="post" action="${action}" class="foot">
      <button name="cancel" value="1">${t.cancel}</button>
      <button class="primary" name="continue" value="1">${t.continue}</button>
    </form>`,
  );
}

/** Google's page for what an application, or a link that is too old, did wrong. In both languages: nobody was asked. */
export function errorPage(reason: string): string {
  return page(
    { language: 'fr', title: 'Erreur' },
    `
    <h1>Cette connexion ne peut pas continuer</h1>
    <p>Revenez à Relais et connectez-vous de nouveau.</p>
    <p lang="en">Go back to Relais and sign in again.</p>
    <p><code>${escapeHtml(reason)}</code></p>`,
  );
}

/** A page with a policy that lets its own style in, and nothing else. */
export function underPolicy(html: string): { headers: Record<string, string>; body: string } {
  const nonce = randomBytes(16).toString('base64');
  return {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      // No form-action: it would also hold for the way back to Relais, on another port.
      'content-security-policy': `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; frame-ancestors 'none'`,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    },
    body: html.replace(nonceMark, nonce),
  };
}

export function sendPage(response: ServerResponse, { status, html }: { status: number; html: string }): void {
  const { headers, body } = underPolicy(html);
  response.writeHead(status, headers).end(body);
}

function page({ language, title }: { language: PageLanguage; title: string }, body: string): string {
  return `<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title} – Google</title>
    <style nonce="${nonceMark}">${pageStyle}</style>
  </head>
  <body>
    <main>${body}
    </main>
    <footer><p>${texts[language].note}</p></footer>
  </body>
</html>
`;
}

function renderFace(name: string): string {
  const hue = (name.length + name.charCodeAt(0) + name.charCodeAt(name.length - 1)) % 6;
  return `<i class="face f${String(hue)}" aria-hidden="true">${escapeHtml(name.charAt(0).toUpperCase())}</i>`;
}
