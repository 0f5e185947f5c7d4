import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { encodeEntities } from '../../../shared/text/html/html-entities.ts';
import { chooseLanguage, type Language } from '../../platform/http/language.ts';

/** Why a sign-in ends on an error page of ours. */
export type SignInObstacle = 'not_set_up' | 'unreachable' | 'cancelled' | 'refused' | 'not_begun_here';

const statusOf: Readonly<Record<SignInObstacle, number>> = {
  not_set_up: 404,
  unreachable: 503,
  cancelled: 403,
  refused: 403,
  not_begun_here: 400,
};

interface Words {
  readonly title: string;
  readonly text: string;
  /** Label of the retry link; null where a retry would not help. */
  readonly again: string | null;
}

const words: Readonly<Record<Language, Readonly<Record<SignInObstacle, Words>>>> = {
  fr: {
    not_set_up: {
      title: 'La connexion n’est pas configurée',
      text: 'Les pages de Relais ne sont pas ouvertes sur ce service. Le module de Gmail et d’Agenda fonctionne sans elles ; pour les pages, adressez-vous à la personne qui exploite le service.',
      again: null,
    },
    unreachable: {
      title: 'Google ne répond pas',
      text: 'La connexion passe par Google, qui n’a pas répondu à temps. Rien n’est perdu : réessayez dans un instant.',
      again: 'Réessayer',
    },
    cancelled: {
      title: 'Vous n’êtes pas connecté',
      text: 'Vous avez interrompu la connexion, ou refusé à Relais de connaître votre nom et votre adresse. Il n’a besoin de rien d’autre.',
      again: 'Se connecter',
    },
    refused: {
      title: 'Google n’a pas confirmé votre identité',
      text: 'Cette connexion a déjà servi, a expiré, ou le compte n’a pas d’adresse vérifiée. Recommencez, au besoin avec un autre compte.',
      again: 'Recommencer',
    },
    not_begun_here: {
      title: 'Cette connexion n’a pas commencé ici',
      text: 'Elle a commencé dans un autre navigateur, il y a trop longtemps, ou les cookies sont bloqués. Recommencez dans cet onglet.',
      again: 'Recommencer',
    },
  },
  en: {
    not_set_up: {
      title: 'Sign-in is not set up',
      text: 'The pages of Relais are not open on this service. The add-on in Gmail and Calendar works without them; for the pages, ask whoever runs the service.',
      again: null,
    },
    unreachable: {
      title: 'Google does not answer',
      text: 'Signing in goes through Google, which did not answer in time. Nothing is lost: try again in a moment.',
      again: 'Try again',
    },
    cancelled: {
      title: 'You are not signed in',
      text: 'You stopped signing in, or did not let Relais know your name and address. It needs nothing else.',
      again: 'Sign in',
    },
    refused: {
      title: 'Google did not confirm who you are',
      text: 'This sign-in was used already, has expired, or the account has no verified address. Start again, with another account if need be.',
      again: 'Start again',
    },
    not_begun_here: {
      title: 'This sign-in did not begin here',
      text: 'It began in another browser, too long ago, or cookies are blocked. Start again in this tab.',
      again: 'Start again',
    },
  },
};

const style = `
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: #f8f9fa; color: #1d2733;
    font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
  main { box-sizing: border-box; width: min(27rem, calc(100% - 2rem)); margin: 1rem; padding: 2.25rem 2rem; background: #fff;
    border: 1px solid #dfe4ea; border-radius: 14px; box-shadow: 0 1px 3px rgb(16 24 40 / 8%); text-align: center; }
  img { width: 52px; height: 52px; }
  h1 { margin: 1rem 0 .5rem; font-size: 1.3rem; line-height: 1.3; }
  p { margin: 0; color: #4a5665; text-wrap: pretty; }
  a { display: inline-block; margin-top: 1.5rem; padding: .6rem 1.4rem; border-radius: 8px; background: #3451b2; color: #fff;
    font-weight: 600; text-decoration: none; }
  a:hover { background: #2c479f; }
  a:focus-visible { outline: 3px solid #6e8ae9; outline-offset: 2px; }`;

/** Sends a page with the reason and a link to retry for the path `to`. It uses no built asset. */
export function answerObstacle(
  request: FastifyRequest,
  reply: FastifyReply,
  { obstacle, to }: { obstacle: SignInObstacle; to: string },
): FastifyReply {
  const language = chooseLanguage(request.headers['accept-language']);
  const { title, text, again } = words[language][obstacle];
  const nonce = randomBytes(16).toString('base64');
  // Without the chooser, Google would take the refused account again.
  const choose = obstacle === 'refused' || obstacle === 'cancelled' ? { choose: '1' } : {};
  const link = `/sign-in?${encodeEntities(new URLSearchParams({ to, ...choose }).toString())}`;
  return reply
    .code(statusOf[obstacle])
    .header(
      'content-security-policy',
      `default-src 'none'; style-src 'nonce-${nonce}'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    )
    .header('content-language', language)
    .type('text/html; charset=utf-8')
    .send(
      `<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <link rel="icon" type="image/png" href="/logo.png">
    <title>${title} – Relais</title>
    <style nonce="${nonce}">${style}</style>
  </head>
  <body>
    <main>
      <img src="/logo.png" alt="">
      <h1>${title}</h1>
      <p>${text}</p>${again === null ? '' : `\n      <a href="${link}">${again}</a>`}
    </main>
  </body>
</html>
`,
    );
}
