import { afterEach, describe, expect, it } from 'vitest';
import { callback, openMail, trialHost } from './support/built-host.ts';

type TrialHost = Awaited<ReturnType<typeof trialHost>>;

let host: TrialHost | null = null;

afterEach(async () => {
  await host?.dispose();
  host = null;
});

describe('createHost', () => {
  it('runs a trigger and answers its card as the JSON that Gmail gets', async () => {
    host = await trialHost({
      code: `function onHome(event) {
        return CardService.newCardBuilder()
          .setHeader(CardService.newCardHeader().setTitle('Bonjour'))
          .addSection(CardService.newCardSection().addWidget(CardService.newTextParagraph().setText(event.commonEventObject.userLocale)))
          .build();
      }`,
    });
    const { answer } = await host.run(callback());
    expect(answer).toEqual({
      action: {
        navigations: [
          {
            pushCard: { header: { title: 'Bonjour' }, sections: [{ widgets: [{ textParagraph: { text: 'fr-FR' } }] }] },
          },
        ],
      },
    });
  });

  it('opens a mail with its event and its message', async () => {
    host = await trialHost({
      code: `function onMail(event) {
        GmailApp.setCurrentMessageAccessToken(event.gmail.accessToken);
        const message = GmailApp.getMessageById(event.gmail.messageId);
        console.log(message.getSubject(), message.getFrom(), message.getDate() instanceof Date, message.getAttachments() instanceof Array);
      }`,
    });
    const { answer, log } = await host.run(
      callback(openMail('From: "Doe, Jane" <jane@acme.example>', 'Subject: =?utf-8?q?D=C3=A9jeuner?=', '', 'Bonjour')),
    );
    expect(answer).toBeNull();
    expect(log).toEqual(['Déjeuner "Doe, Jane" <jane@acme.example> true true']);
  });
});
