import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allScopes, openMail, scriptRunner, type ScriptRunner } from './support/built-host.ts';

const google = 'https://www.googleapis.com/auth/';
const modify = `${google}gmail.modify`;
const compose = `${google}gmail.addons.current.action.compose`;

let script: ScriptRunner;

beforeAll(async () => {
  script = await scriptRunner({ scopes: [...allScopes, modify, compose, `${google}script.send_mail`] });
});

afterAll(async () => {
  await script.dispose();
});

const { item } = openMail(
  'From: Ana <ana@client.example>',
  'To: camille@demo.example',
  'Cc: leo@client.example',
  'Subject: Devis 12',
  'Date: Mon, 16 Nov 2026 09:00:00 +0100',
  'Message-ID: <one@client.example>',
  '',
  'Bonjour, le prix ?',
);

const message = 'GmailApp.getMessageById(e.gmail.messageId)';
const thread = `${message}.getThread()`;

describe('labels', () => {
  it('are made, put on threads, found, taken off and deleted, and stay between callbacks', async () => {
    const names = `(labels) => labels.map((label) => label.getName())`;
    await script.run(
      `GmailApp.createLabel('à suivre'); ${thread}.addLabel(GmailApp.createLabel('Devis')); GmailApp.getUserLabelByName('à suivre').addToThread(${thread});`,
      { item },
    );
    expect(
      await script.value(
        `[(${names})(GmailApp.getUserLabels()), (${names})(${thread}.getLabels()), GmailApp.getUserLabelByName('Devis').getThreads().length]`,
        { item },
      ),
    ).toEqual([['à suivre', 'Devis'], ['à suivre', 'Devis'], 1]);
    await script.run(
      `${thread}.removeLabel(GmailApp.getUserLabelByName('Devis')); GmailApp.getUserLabelByName('à suivre').deleteLabel();`,
      { item },
    );
    expect(
      await script.value(
        `[(${names})(GmailApp.getUserLabels()), ${thread}.getLabels().length, GmailApp.getUserLabelByName('à suivre')]`,
        { item },
      ),
    ).toEqual([['Devis'], 0, null]);
    await script.run(`GmailApp.deleteLabel(GmailApp.getUserLabelByName('Devis'))`);
  });

  it('that are gone cannot be put on a thread', async () => {
    const body = `const label = GmailApp.createLabel('x'); label.deleteLabel(); label.addToThread(${thread});`;
    expect(await script.error(body, { item })).toBe('Exception: Invalid label: x');
  });

  it('of one user are not those of another', async () => {
    const user = { email: 'sacha@demo.example', name: 'Sacha', sub: '2' };
    await script.run(`GmailApp.createLabel('own')`, { user });
    expect(await script.value(`GmailApp.getUserLabelByName('own')`)).toBeNull();
  });
});

describe('marks and places', () => {
  const states = `[${message}.isUnread(), ${message}.isStarred(), ${thread}.isImportant(), ${thread}.isInInbox(), ${thread}.isInTrash()]`;

  it.each([
    ['', [false, false, false, true, false]],
    [`${message}.markUnread().star()`, [true, true, false, true, false]],
    [`GmailApp.markThreadsRead([${thread}]); GmailApp.unstarMessage(${message})`, [false, false, false, true, false]],
    [`GmailApp.markThreadImportant(${thread}).constructor`, [false, false, true, true, false]],
    [`${thread}.moveToTrash()`, [false, false, true, false, true]],
    [`GmailApp.moveThreadToInbox(${thread}); ${thread}.markUnimportant()`, [false, false, false, true, false]],
  ])('after %s', async (body, expected) => {
    await script.run(`${body.replace('.constructor', '')}; return null;`, { item });
    expect(await script.value(states, { item })).toEqual(expected);
  });
});

describe('the mailbox', () => {
  const count = (call: string): string => `GmailApp.${call}.length`;

  it.each([
    ['getInboxThreads()', 1],
    ['getInboxThreads(1, 10)', 0],
    ['getStarredThreads()', 0],
    [`search('devis')`, 1],
    [`search('devis -prix')`, 0],
    [`search('"le prix" from:ana subject:devis in:inbox is:read')`, 1],
    [`search('is:unread')`, 0],
    [`search('after:2026/11/15 before:2026/11/17')`, 1],
    [`search('newer_than:1d older_than:1y')`, 0],
    [`search('has:attachment')`, 0],
    [`search('rfc822msgid:one@client.example')`, 1],
    [`search('in:spam')`, 0],
    [`getMessagesForThreads(GmailApp.search(''))[0]`, 1],
    ['getDrafts()', 0],
  ])('of an open mail answers %s', async (call, expected) => {
    expect(await script.value(count(call), { item })).toBe(expected);
  });

  it('of nothing open is empty', async () => {
    expect(await script.value(`[${count(`search('')`)}, GmailApp.getInboxUnreadCount()]`)).toEqual([0, 0]);
  });

  it('names the operator that it does not know', async () => {
    expect(await script.error(`GmailApp.search('category:promotions')`, { item })).toBe(
      'Exception: not simulated: GmailApp.search with category:',
    );
  });

  it('opens without the token of the callback, by a permission for all of it', async () => {
    expect(
      await script.value(`[${message}.getSubject(), GmailApp.getThreadById(e.gmail.threadId).getMessageCount()]`, {
        item,
      }),
    ).toEqual(['Devis 12', 1]);
  });
});

describe('a permission for the headers alone', () => {
  it('tells who wrote to whom, and not what', async () => {
    const metadata = `${google}gmail.addons.current.message.metadata`;
    const other = await scriptRunner({ scopes: [metadata] });
    const open = `GmailApp.setCurrentMessageAccessToken(e.gmail.accessToken); const message = ${message};`;
    const { log } = await other.run(`${open} console.log(message.getFrom(), message.getSubject())`, { item });
    const texts = await Promise.all(
      ['getBody', 'getPlainBody', 'getRawContent', 'getAttachments'].map((name) =>
        other.error(`${open} message.${name}()`, { item }),
      ),
    );
    await other.dispose();
    expect(log).toEqual(['Ana <ana@client.example> Devis 12']);
    for (const text of texts) expect(text).toContain('You do not have permission to call GmailApp.GmailMessage.get');
  });
});

describe('what would leave the machine', () => {
  const mail = { to: 'a@b.example', cc: '', bcc: '', subject: 's', plain: 'p', html: '', attachments: [] };

  it.each([
    [`GmailApp.sendEmail('a@b.example', 's', 'p')`, mail],
    [
      `GmailApp.sendEmail('a@b.example', 's', 'p', { cc: 'c@b.example', htmlBody: '<b>p</b>', attachments: [Utilities.newBlob('x', 'text/plain', 'x.txt')] })`,
      { ...mail, cc: 'c@b.example', html: '<b>p</b>', attachments: ['x.txt'] },
    ],
    [`MailApp.sendEmail('a@b.example', 's', 'p')`, mail],
    [`MailApp.sendEmail('a@b.example', 'reply@b.example', 's', 'p')`, mail],
    [`MailApp.sendEmail({ to: 'a@b.example', subject: 's', body: 'p' })`, mail],
    [`GmailApp.createDraft('a@b.example', 's', 'p').send()`, { ...mail, html: 'p' }],
    [`${message}.reply('p')`, { ...mail, to: 'Ana <ana@client.example>', subject: 'Re: Devis 12' }],
    [
      `${thread}.replyAll('p')`,
      {
        ...mail,
        to: 'Ana <ana@client.example>, camille@demo.example',
        cc: 'leo@client.example',
        subject: 'Re: Devis 12',
      },
    ],
    [
      `${message}.forward('a@b.example')`,
      { ...mail, subject: 'Fwd: Devis 12', plain: expect.stringContaining('le prix') as string },
    ],
  ])('is recorded and not sent: %s', async (call, expected) => {
    const { sent, log } = await script.run(`${call}; return null;`, { item });
    expect(sent).toEqual([expected]);
    expect(log).toEqual([`recorded, not sent: a mail to ${expected.to}: ${expected.subject}`]);
  });

  it('needs someone to go to', async () => {
    expect(await script.error(`GmailApp.sendEmail('', 's', 'p')`)).toBe(
      'Exception: Failed to send email: no recipient',
    );
  });

  it('is a draft until then, also without a text', async () => {
    const { sent, answer } = await script.run(
      `return CardService.newComposeActionResponseBuilder().setGmailDraft(${thread}.createDraftReplyAll(null, { htmlBody: '<p>x</p>' })).build();`,
      { item },
    );
    expect(sent).toEqual([]);
    expect(JSON.stringify(answer)).toContain('"openCreatedDraftActionMarkup":{"draftId":"r');
  });
});
