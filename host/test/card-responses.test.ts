import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openMail, scriptRunner, type ScriptRunner } from './support/built-host.ts';

let script: ScriptRunner;

beforeAll(async () => {
  script = await scriptRunner({
    scopes: [
      'https://www.googleapis.com/auth/gmail.addons.current.message.readonly',
      'https://www.googleapis.com/auth/gmail.addons.current.action.compose',
    ],
  });
});

afterAll(async () => {
  await script.dispose();
});

const card = `CardService.newCardBuilder().setHeader(CardService.newCardHeader().setTitle('T')).build()`;

describe('an answer beyond cards', () => {
  it.each([
    [
      'a draft that changes',
      `CardService.newUpdateDraftActionResponseBuilder()
        .setUpdateDraftBodyAction(CardService.newUpdateDraftBodyAction().addUpdateContent('<b>x</b>', CardService.ContentType.MUTABLE_HTML)
          .addUpdateContent('y', CardService.ContentType.TEXT).setUpdateType(CardService.UpdateDraftBodyType.IN_PLACE_INSERT))
        .setUpdateDraftSubjectAction(CardService.newUpdateDraftSubjectAction().addUpdateSubject('s'))
        .setUpdateDraftToRecipientsAction(CardService.newUpdateDraftToRecipientsAction().addUpdateToRecipients(['a@x.example', 'b@x.example']))
        .setUpdateDraftCcRecipientsAction(CardService.newUpdateDraftCcRecipientsAction().addUpdateCcRecipients(['c@x.example']))
        .setUpdateDraftBccRecipientsAction(CardService.newUpdateDraftBccRecipientsAction().addUpdateBccRecipients(['d@x.example'])).build()`,
      {
        gmailAction: {
          updateDraftActionMarkup: {
            updateBody: {
              insertContents: [
                { content: '<b>x</b>', contentType: 'MUTABLE_HTML' },
                { content: 'y', contentType: 'TEXT' },
              ],
              type: 'IN_PLACE_INSERT',
            },
            updateSubject: { subject: 's' },
            updateToRecipients: { toRecipients: [{ email: 'a@x.example' }, { email: 'b@x.example' }] },
            updateCcRecipients: { ccRecipients: [{ email: 'c@x.example' }] },
            updateBccRecipients: { bccRecipients: [{ email: 'd@x.example' }] },
          },
        },
      },
    ],
    [
      'guests and files for an event',
      `CardService.newCalendarEventActionResponseBuilder().addAttendees(['a@x.example']).addAttendees(['b@x.example'])
        .addAttachments([CardService.newAttachment().setTitle('t').setResourceUrl('https://x.example/f').setMimeType('text/html').setIconUrl('https://x.example/i.png')]).build()`,
      {
        calendarAction: {
          editAttendeesActionMarkup: { addAttendeeEmails: ['a@x.example', 'b@x.example'] },
          addAttachmentsActionMarkup: {
            addAttachments: [
              {
                resourceUrl: 'https://x.example/f',
                title: 't',
                mimeType: 'text/html',
                iconUrl: 'https://x.example/i.png',
              },
            ],
          },
        },
      },
    ],
    [
      'access to a file of Drive',
      `CardService.newDriveItemsSelectedActionResponseBuilder().requestFileScope('f1').build()`,
      { driveAction: { requestFileScope: { itemId: 'f1' } } },
    ],
    [
      'access to the open document',
      `CardService.newEditorFileScopeActionResponseBuilder().requestFileScopeForActiveDocument().build()`,
      { editorAction: { requestFileScopeForActiveDocument: {} } },
    ],
  ])('is %s', async (_what, expression, hostAppAction) => {
    expect((await script.run(`return ${expression}`)).answer).toEqual({ renderActions: { hostAppAction } });
  });

  it('is the draft that a compose action made', async () => {
    const { item } = openMail('From: a@b.example', 'Subject: s', '', 'x');
    const { answer } = await script.run(
      `GmailApp.setCurrentMessageAccessToken(e.gmail.accessToken);
       const draft = GmailApp.getMessageById(e.gmail.messageId).createDraftReply('thanks');
       console.log(draft.getId(), draft.getMessage().getThread().getId());
       return CardService.newComposeActionResponseBuilder().setGmailDraft(draft).build();`,
      { item },
    );
    expect(answer).toMatchObject({
      renderActions: {
        hostAppAction: {
          gmailAction: {
            openCreatedDraftActionMarkup: {
              draftId: expect.stringMatching(/^r-?\d+$/) as string,
              draftThreadId: expect.stringMatching(/^[0-9a-f]+$/) as string,
            },
          },
        },
      },
    });
  });

  it('is the preview of a link', async () => {
    const { answer } = await script.run(
      `return CardService.newLinkPreview().setTitle('t').setLinkPreviewTitle('l').setPreviewCard(${card})`,
    );
    expect(answer).toEqual({
      action: { linkPreview: { previewCard: { header: { title: 'T' } }, title: 't', linkPreviewTitle: 'l' } },
    });
  });

  it.each([
    [
      `CardService.newCalendarEventActionResponseBuilder().addAttachments([CardService.newAttachment()])`,
      'resource URL',
    ],
    [`CardService.newUpdateDraftBodyAction().addUpdateContent('x', 'TEXT')`, "don't match the method signature"],
    [`return CardService.newUpdateDraftActionResponseBuilder()`, 'make sure to call build()'],
    [`return CardService.newLinkPreview().setTitle('t')`, 'has a type that cannot be used'],
  ])('is refused: %s', async (body, message) => {
    expect(await script.error(body)).toContain(message);
  });
});

describe('widgets of more than one column, and what composes', () => {
  it('are recorded', async () => {
    const { answer } = await script.run(`const C = CardService;
      const column = (text) => C.newColumn().addWidget(C.newTextParagraph().setText(text)).setHorizontalSizeStyle(C.HorizontalSizeStyle.FILL_MINIMUM_SPACE);
      const compose = C.newTextButton().setText('Reply').setComposeAction(C.newAction().setFunctionName('onReply'), C.ComposedEmailType.REPLY_AS_DRAFT);
      return C.newCardBuilder().addSection(C.newCardSection().addWidget(C.newColumns().addColumn(column('a')).addColumn(column('b')).setWrapStyle(C.WrapStyle.WRAP)).addWidget(compose)).build();`);
    expect(answer).toMatchObject({
      renderActions: {
        action: {
          navigations: [
            {
              pushCard: {
                sections: [
                  {
                    widgets: [
                      {
                        columns: {
                          columnItems: [
                            { widgets: [{ textParagraph: { text: 'a' } }], horizontalSizeStyle: 'FILL_MINIMUM_SPACE' },
                            { widgets: [{ textParagraph: { text: 'b' } }] },
                          ],
                          wrapStyle: 'WRAP',
                        },
                      },
                      {
                        buttonList: {
                          buttons: [
                            {
                              text: 'Reply',
                              onClick: {
                                composeAction: { function: 'onReply', composedEmailType: 'REPLY_AS_DRAFT' },
                              },
                            },
                          ],
                        },
                      },
                    ],
                  },
                ],
              },
            },
          ],
        },
      },
    });
  });

  it('has two columns at most', async () => {
    expect(
      await script.error(
        `CardService.newColumns().addColumn(CardService.newColumn()).addColumn(CardService.newColumn()).addColumn(CardService.newColumn())`,
      ),
    ).toContain('Limit exceeded: at most 2 columnItems');
  });
});

describe('conference data', () => {
  const entryPoint = (type: string, uri: string): string =>
    `ConferenceDataService.newEntryPoint().setEntryPointType(ConferenceDataService.EntryPointType.${type}).setUri('${uri}')`;
  const data = `ConferenceDataService.newConferenceDataBuilder().setConferenceId('c').setConferenceSolutionId('s').setNotes('n')
    .addEntryPoint(${entryPoint('VIDEO', 'https://meet.example/c')}.setPasscode('1'))
    .addEntryPoint(${entryPoint('PHONE', 'tel:+33100000000')}.addFeature(ConferenceDataService.EntryPointFeature.TOLL))
    .addConferenceParameter(ConferenceDataService.newConferenceParameter().setKey('k').setValue('v')).build()`;
  const made = {
    conferenceId: 'c',
    conferenceSolutionId: 's',
    notes: 'n',
    entryPoints: [
      { entryPointType: 'VIDEO', uri: 'https://meet.example/c', passcode: '1' },
      { entryPointType: 'PHONE', uri: 'tel:+33100000000', entryPointFeatures: ['TOLL'] },
    ],
    conferenceParameters: [{ key: 'k', value: 'v' }],
  };

  it('goes into an event, or is what a conference solution answers', async () => {
    const { answer } = await script.run(
      `return CardService.newCalendarEventActionResponseBuilder().setConferenceData(${data}).build();`,
    );
    expect(answer).toEqual({
      renderActions: {
        hostAppAction: { calendarAction: { editConferenceDataActionMarkup: { setConferenceData: made } } },
      },
    });
    expect((await script.run(`return ${data};`)).answer).toEqual(made);
    const error = `ConferenceDataService.newConferenceError().setConferenceErrorType(ConferenceDataService.ConferenceErrorType.AUTHENTICATION).setAuthenticationUrl('https://meet.example/in')`;
    const failed = await script.run(
      `return ConferenceDataService.newConferenceDataBuilder().setError(${error}).build();`,
    );
    expect(failed.answer).toEqual({
      error: { conferenceErrorType: 'AUTHENTICATION', authenticationUrl: 'https://meet.example/in' },
    });
  });

  it.each([
    `newConferenceDataBuilder().addEntryPoint(${entryPoint('PHONE', 'https://meet.example')})`,
    `newConferenceDataBuilder().addEntryPoint(ConferenceDataService.newEntryPoint())`,
    `newConferenceDataBuilder().setConferenceId('x'.repeat(513))`,
    `newEntryPoint().addFeature(ConferenceDataService.EntryPointFeature.TOLL)`,
  ])('is refused where Google refuses it: %s', async (call) => {
    expect(await script.error(`ConferenceDataService.${call}`)).toContain('Exception: Invalid argument');
  });
});
