import type { EnvironmentLanguage } from '../../shared/environments/environment-settings.ts';
import { encodeEntities } from '../../shared/text/html/html-entities.ts';
import type { OutgoingMail } from '../platform/mail/mailer.ts';

export interface InvitationMail {
  readonly language: EnvironmentLanguage;
  /** Display name of the environment. */
  readonly environment: string;
  readonly inviter: { readonly name: string; readonly address: string };
  readonly invited: { readonly name: string; readonly address: string };
  readonly link: string;
}

interface InvitationText {
  readonly subject: string;
  readonly greeting: string;
  readonly invitation: string;
  /** Before the link. */
  readonly instruction: string;
  readonly button: string;
  readonly validity: string;
  readonly unexpected: string;
}

/** The invitation as a mail, with the same content in plain text and in HTML. */
export function composeInvitationMail(mail: InvitationMail): OutgoingMail {
  const text = texts[mail.language](mail);
  const { inviter, invited, link } = mail;
  return {
    to: invited.address,
    replyTo: inviter,
    subject: text.subject,
    text: formatText(text, link),
    html: formatHtml(text, { link, language: mail.language }),
  };
}

const texts: Readonly<Record<EnvironmentLanguage, (mail: InvitationMail) => InvitationText>> = {
  fr: ({ environment, inviter, invited }) => ({
    subject: `${inviter.name} vous invite à rejoindre ${environment} sur Relais`,
    greeting: `Bonjour ${invited.name},`,
    invitation: `${inviter.name} vous invite à rejoindre l’environnement « ${environment} » sur Relais, qui transforme les mails et les réunions en tâches de suivi commercial.`,
    instruction: `Pour commencer, ouvrez cette page et connectez-vous avec votre compte Google ${invited.address} :`,
    button: 'Accepter l’invitation',
    validity: 'Cette invitation est valable 7 jours.',
    unexpected: 'Si vous ne l’attendiez pas, ignorez ce message : rien ne se passera.',
  }),
  en: ({ environment, inviter, invited }) => ({
    subject: `${inviter.name} invites you to join ${environment} on Relais`,
    greeting: `Hello ${invited.name},`,
    invitation: `${inviter.name} invites you to join the environment “${environment}” on Relais, which turns mails and meetings into tasks for the sales team.`,
    instruction: `To begin, open this page and sign in with your Google account ${invited.address}:`,
    button: 'Accept the invitation',
    validity: 'This invitation is valid for 7 days.',
    unexpected: 'If you did not expect it, ignore this message: nothing will happen.',
  }),
};

function formatText(text: InvitationText, link: string): string {
  const { greeting, invitation, instruction, validity, unexpected } = text;
  return [greeting, invitation, `${instruction}\n${link}`, `${validity} ${unexpected}`].join('\n\n') + '\n';
}

/** Tables and inline styles, which mail clients still need. */
function formatHtml(text: InvitationText, { link, language }: { link: string; language: EnvironmentLanguage }): string {
  const formatParagraph = (content: string): string => `<p style="margin:0 0 16px">${encodeEntities(content)}</p>`;
  const small = `color:#5f6368;font-size:13px;margin:0`;
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${encodeEntities(text.subject)}</title></head>`,
    `<body style="margin:0;padding:24px;background:#f4f6f8;font-family:Arial,Helvetica,sans-serif">`,
    `<table role="presentation" align="center" width="100%" style="max-width:560px;background:#fff;border-radius:8px"><tr>`,
    `<td style="padding:32px;color:#202124;font-size:15px;line-height:1.5">`,
    formatParagraph(text.greeting),
    formatParagraph(text.invitation),
    formatParagraph(text.instruction),
    `<p style="margin:0 0 24px"><a href="${encodeEntities(link)}" style="display:inline-block;padding:12px 20px;`,
    `background:#1f4fd8;color:#fff;text-decoration:none;border-radius:6px;font-weight:bold">${encodeEntities(text.button)}</a></p>`,
    `<p style="margin:0 0 24px;font-size:13px;word-break:break-all"><a href="${encodeEntities(link)}">${encodeEntities(link)}</a></p>`,
    `<p style="${small}">${encodeEntities(text.validity)} ${encodeEntities(text.unexpected)}</p>`,
    `</td></tr></table></body></html>`,
  ].join('\n');
}
