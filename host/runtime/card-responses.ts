import { cardEnum } from './card-enums.ts';
import {
  append,
  childField,
  definePrintJson,
  enumField,
  snapshot,
  textField,
  type CardMethod,
  type Fields,
} from './card-fields.ts';
import { either, instance, instanceNamed, listOf, text } from './parameter.ts';
import { method } from './service-method.ts';
import { itself, ServiceException, ServiceType } from './service-object.ts';

function defineResponse(name: string): ServiceType<Fields> {
  return new ServiceType<Fields>(`CardService.${name}`, definePrintJson());
}

/** Responses that change something of the host application: their state is the `hostAppAction` of schema 23. */
export const hostAppResponses = {
  CalendarEventActionResponse: defineResponse('CalendarEventActionResponse'),
  ComposeActionResponse: defineResponse('ComposeActionResponse'),
  DriveItemsSelectedActionResponse: defineResponse('DriveItemsSelectedActionResponse'),
  EditorFileScopeActionResponse: defineResponse('EditorFileScopeActionResponse'),
  UpdateDraftActionResponse: defineResponse('UpdateDraftActionResponse'),
};

function build(type: ServiceType<Fields>, wrap: (fields: Fields) => Fields): CardMethod {
  return method([], (fields: Fields) => type.create(wrap(structuredClone(fields))));
}

/** One or several addresses, as `{key: [{email}]}` or a list of texts. */
function emails(key: string): CardMethod {
  return method([either(text, listOf(text))], (fields: Fields, [given]) => {
    for (const email of [given].flat()) append(fields, key, { email });
    return itself;
  });
}

/** `setUpdateDraft…Action(x)` writes the builder's fields under the name that schema 24 gives them. */
function draftPart(key: string, className: string): CardMethod {
  return childField(key, [className]);
}

/** A GmailDraft has an id and a thread; the response says which draft to open. */
const setGmailDraft = method([instanceNamed(['GmailDraft'])], (fields: Fields, [draft]) => {
  const { id, threadId } = draft.state as { id: string; threadId: string };
  fields['openCreatedDraftActionMarkup'] = { draftId: id, draftThreadId: threadId };
  return itself;
});

const addAttendees = method([listOf(text)], (fields: Fields, [addresses]) => {
  const before = fields['editAttendeesActionMarkup'];
  const known = typeof before === 'object' && 'addAttendeeEmails' in before ? before['addAttendeeEmails'] : [];
  fields['editAttendeesActionMarkup'] = { addAttendeeEmails: [...(Array.isArray(known) ? known : []), ...addresses] };
  return itself;
});

const addAttachments = method([listOf(instanceNamed(['Attachment']))], (fields: Fields, [attachments]) => {
  fields['addAttachmentsActionMarkup'] = {
    addAttachments: attachments.map((attachment) => {
      const { resourceUrl, title, ...more } = snapshot(attachment);
      if (resourceUrl === undefined || title === undefined) {
        throw new ServiceException('An attachment needs a resource URL and a title.');
      }
      return { resourceUrl, title, ...more };
    }),
  };
  return itself;
});

const setConferenceData = method([instanceNamed(['ConferenceData'])], (fields: Fields, [data]) => {
  fields['editConferenceDataActionMarkup'] = { setConferenceData: snapshot(data) };
  return itself;
});

/** Builders of the responses that are no cards, and of the parts of these responses. */
export const responseBuilders: Readonly<Record<string, Record<string, CardMethod>>> = {
  Attachment: {
    setIconUrl: textField('iconUrl'),
    setMimeType: textField('mimeType'),
    setResourceUrl: textField('resourceUrl'),
    setTitle: textField('title'),
  },
  CalendarEventActionResponseBuilder: {
    addAttachments,
    addAttendees,
    setConferenceData,
    build: build(hostAppResponses.CalendarEventActionResponse, (calendarAction) => ({ calendarAction })),
  },
  ComposeActionResponseBuilder: {
    setGmailDraft,
    build: build(hostAppResponses.ComposeActionResponse, (gmailAction) => ({ gmailAction })),
  },
  DriveItemsSelectedActionResponseBuilder: {
    requestFileScope: method([text], (fields: Fields, [itemId]) => {
      fields['requestFileScope'] = { itemId };
      return itself;
    }),
    build: build(hostAppResponses.DriveItemsSelectedActionResponse, (driveAction) => ({ driveAction })),
  },
  EditorFileScopeActionResponseBuilder: {
    requestFileScopeForActiveDocument: method([], (fields: Fields) => {
      fields['requestFileScopeForActiveDocument'] = {};
      return itself;
    }),
    build: build(hostAppResponses.EditorFileScopeActionResponse, (editorAction) => ({ editorAction })),
  },
  UpdateDraftActionResponseBuilder: {
    setUpdateDraftBccRecipientsAction: draftPart('updateBccRecipients', 'UpdateDraftBccRecipientsAction'),
    setUpdateDraftBodyAction: draftPart('updateBody', 'UpdateDraftBodyAction'),
    setUpdateDraftCcRecipientsAction: draftPart('updateCcRecipients', 'UpdateDraftCcRecipientsAction'),
    setUpdateDraftSubjectAction: draftPart('updateSubject', 'UpdateDraftSubjectAction'),
    setUpdateDraftToRecipientsAction: draftPart('updateToRecipients', 'UpdateDraftToRecipientsAction'),
    build: build(hostAppResponses.UpdateDraftActionResponse, (updateDraftActionMarkup) => ({
      gmailAction: { updateDraftActionMarkup },
    })),
  },
  UpdateDraftBccRecipientsAction: { addUpdateBccRecipients: emails('bccRecipients') },
  UpdateDraftBodyAction: {
    addUpdateContent: method([text, instance(cardEnum('ContentType'))], (fields: Fields, [content, contentType]) =>
      append(fields, 'insertContents', { content, contentType: contentType.state.name }),
    ),
    setUpdateType: enumField('type', cardEnum('UpdateDraftBodyType')),
  },
  UpdateDraftCcRecipientsAction: { addUpdateCcRecipients: emails('ccRecipients') },
  UpdateDraftSubjectAction: { addUpdateSubject: textField('subject') },
  UpdateDraftToRecipientsAction: { addUpdateToRecipients: emails('toRecipients') },
};
