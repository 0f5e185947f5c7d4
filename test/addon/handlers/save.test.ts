import { taskRequestSchema, type TaskRequest } from '../../../shared/tasks/requests.ts';
import { describe, expect, it, vi } from 'vitest';
import { FakeBlob, installGoogle, type FakeGoogle, type Fetched, type Reply } from '../../support/google-services.ts';
import type { Answer } from '../../../addon/handlers/answer.ts';
import { save } from '../../../addon/handlers/save.ts';
import { translationFor } from '../../../addon/i18n/translation.ts';
import { parseEvent } from '../../../addon/state/event.ts';
import { saveParametersOf } from '../../../addon/state/save-form.ts';
import type { Card } from '../../../addon/views/card.ts';
import { actionsOf, wordsOf } from '../../support/card-text.ts';
import { id, makeDraft, makeMe, makeTask } from '../../support/draft-builders.ts';

const ticket = { idempotencyKey: id(2), limits: makeDraft().limits, taskPage: null };

interface File {
  name: string;
  bytes: number[] | null;
  /** As Gmail says it; by default that of `bytes`. */
  size?: number;
  inline?: boolean;
}

interface Parts {
  html?: string;
  text?: string;
  raw?: string;
  messageId?: string;
  /** Those of its thread; by default it answers a mail. */
  headers?: Record<string, string>;
}

function message(files: File[], parts: Parts = {}) {
  const attachment = ({ name, bytes, size = bytes?.length ?? 5 }: File) => ({
    getName: () => name,
    getContentType: () => 'image/png',
    getSize: () => size,
    getHash: () => `hash of ${name}`,
    copyBlob: () => {
      if (bytes === null) throw new Error('Service error: Gmail');
      return new FakeBlob(bytes, 'image/png', name);
    },
  });
  return {
    getSubject: () => 'Devis',
    getFrom: () => 'Jane <jane@acme.example>',
    getReplyTo: () => '',
    getTo: () => 'camille@demo.example',
    getCc: () => '',
    getBcc: () => '',
    getDate: () => new Date(0),
    getHeader: (name: string) =>
      parts.headers === undefined || name === 'Message-ID'
        ? (parts.messageId ?? '<m1@acme.example>')
        : (parts.headers[name] ?? ''),
    getId: () => '19',
    getBody: () => parts.html ?? '<p>Bonjour</p>',
    getPlainBody: () => parts.text ?? 'Bonjour',
    getRawContent: () => parts.raw ?? '',
    getAttachments: ({ includeInlineImages }: { includeInlineImages: boolean }) =>
      files.filter(({ inline = false }) => inline === includeInlineImages).map(attachment),
  };
}

function google(mail: object | null, tasks: (request: Fetched) => Reply): FakeGoogle {
  const expiresAt = new Date(Date.now() + 1_800_000).toISOString();
  const services = installGoogle({
    message: mail,
    answer: (request) =>
      request.url.endsWith('/v1/sessions')
        ? { status: 201, body: { token: 'one', expiresAt, me: makeMe() } }
        : tasks(request),
  });
  services.properties.set('environment', 'demo');
  return services;
}

const accepted = (): Reply => ({ status: 201, body: { task: makeTask(), replayed: false } });

function pressSave(change: Record<string, string[]> = {}, parameters = saveParametersOf(ticket)): Answer {
  const form = {
    title: ['Mon devis'],
    typeId: [id(11)],
    statusId: [id(20)],
    contacts: [id(1001), id(1002)],
    attachments: ['0', '1'],
    description: ['whole'],
    ...change,
  };
  const formInputs = Object.fromEntries(
    Object.entries(form).map(([name, value]) => [name, { stringInputs: { value } }]),
  );
  const event = {
    commonEventObject: { formInputs, parameters },
    gmail: { messageId: 'msg-f:1', accessToken: 'token' },
  };
  return save({ event: parseEvent(event), t: translationFor('fr', '') });
}

function sent({ fetched }: FakeGoogle): { task: TaskRequest; parts: string[] } {
  const payload = fetched.at(-1)?.payload as Record<string, FakeBlob>;
  const task = taskRequestSchema.parse(JSON.parse(payload['task']?.getDataAsString() ?? ''));
  return { task, parts: Object.entries(payload).map(([name, blob]) => `${name} ${blob.name} ${blob.bytes.length}`) };
}

function shown(answer: Answer): Card {
  if (answer.kind === 'suggestions') throw new Error('no card was shown');
  if (answer.kind !== 'action') return answer.card;
  const last = answer.steps.at(-1);
  if (last === undefined || 'popToRoot' in last) throw new Error('no card was shown');
  return 'updateCard' in last ? last.updateCard : last.pushCard;
}

describe('Save', () => {
  it('sends the task, and each file under a name that cannot break the request', () => {
    const files = [
      { name: 'a".pdf\r\nX: y', bytes: [1, 2] },
      { name: 'b.pdf', bytes: [] },
    ];
    const services = google(message(files), accepted);
    const answer = pressSave();
    expect(answer).toMatchObject({ kind: 'action', steps: [{ popToRoot: true }, { updateCard: { header: {} } }] });
    const { task, parts } = sent(services);
    expect(parts.map((part) => part.replace(/\d+$/, '').trim())).toEqual([
      'task task.json',
      'file-0 file-0',
      'file-1 file-1',
    ]);
    expect(task).toMatchObject({
      idempotencyKey: id(2),
      title: 'Mon devis',
      contactIds: [id(1001), id(1002)],
      description: { html: '<p>Bonjour</p>', text: 'Bonjour', truncated: false },
      source: { kind: 'mail', keys: ['mail:m1@acme.example'] },
      omissions: [],
    });
    // The service measures what arrives.
    expect(task.files.map(({ name, size }) => [name, size])).toEqual([
      ['a".pdf\r\nX: y', undefined],
      ['b.pdf', undefined],
    ]);
  });

  it('names what was unticked, unreadable or too large, and saves the rest', () => {
    const files = [
      { name: 'lisible.pdf', bytes: [1] },
      { name: 'abîmé.pdf', bytes: null },
      { name: 'décoché.pdf', bytes: [1] },
      { name: 'énorme.pdf', bytes: Array<number>(50).fill(0) },
    ];
    const services = google(message(files), accepted);
    const limits = { ...ticket.limits, maxFileBytes: 40 };
    pressSave({ attachments: ['0', '1', '3', '77'] }, saveParametersOf({ ...ticket, limits }));
    const { task } = sent(services);
    expect(task.files.map(({ name }) => name)).toEqual(['lisible.pdf']);
    expect(task.omissions.map(({ name, reason }) => [name, reason])).toEqual([
      ['énorme.pdf', 'tooLarge'],
      ['décoché.pdf', 'notChosen'],
      ['abîmé.pdf', 'unreadable'],
    ]);
  });

  it('ties inline images to the text that shows them', () => {
    const mail = message([{ name: 'plan.png', bytes: [1], inline: true }], {
      html: '<img src="cid:plan@x">',
      raw: '\r\n--b\r\nContent-Type: image/png; name=plan.png\r\nContent-ID: <plan@x>\r\n\r\n',
    });
    const services = google(mail, accepted);
    pressSave({ attachments: [] });
    expect(sent(services).task.files).toEqual([
      { name: 'plan.png', mediaType: 'image/png', inline: true, contentId: 'plan@x' },
    ]);
  });

  describe('with inline images', () => {
    const html = '<p>Voici</p><img src="cid:plan@x">';
    const raw = '\r\n--b\r\nContent-Type: image/png; name=plan.png\r\nContent-ID: <plan@x>\r\n\r\n';
    const image = { name: 'plan.png', bytes: [1], inline: true };
    /** The raw message is a call that may be refused; how often it was asked for. */
    function withRaw(files: File[], parts: { html: string }, give: () => string) {
      let asked = 0;
      const getRawContent = () => {
        asked += 1;
        return give();
      };
      const services = google({ ...message(files, parts), getRawContent }, accepted);
      return { services, asked: () => asked };
    }

    it.each([
      'Service error: Gmail',
      'You do not have permission to call GmailMessage.getRawContent. Required permissions: https://mail.google.com/',
      'Out of memory',
    ])('saves without the places of the images when Gmail says "%s"', (why) => {
      const log = vi.spyOn(console, 'warn').mockReturnValue();
      const { services } = withRaw([image], { html }, () => {
        throw new Error(why);
      });
      expect(shown(pressSave({ attachments: [] })).header.title).toContain('enregistrée');
      expect(sent(services).task.files).toEqual([{ name: 'plan.png', mediaType: 'image/png', inline: true }]);
      expect(log.mock.calls.flat().join()).not.toContain(why);
    });

    it.each<[string, File[], { html: string; choice: string }]>([
      ['no image is cited', [image], { html: '<p>Voici</p>', choice: 'whole' }],
      ['there is no image', [], { html, choice: 'whole' }],
      [
        'only the history cites them',
        [image],
        { html: `<p>Merci</p><blockquote class="gmail_quote">${html}</blockquote>`, choice: 'new' },
      ],
      ['the message is long', [image, { name: 'film.mp4', bytes: null, size: 14_000_000 }], { html, choice: 'whole' }],
    ])('does not read the raw message when %s', (_why, files, text) => {
      const { services, asked } = withRaw(files, text, () => raw);
      pressSave({ attachments: [], description: [text.choice] });
      expect(asked()).toBe(0);
      expect(sent(services).task.title).toBe('Mon devis');
    });
  });

  it('measures and sends what a mail client shows and the service keeps', () => {
    const image = `<img src="data:image/png;base64,${'A'.repeat(4_000_000)}">`;
    const html = `<style>p{}</style>${image}<p hidden>x</p><p>Bonjour</p><!-- c -->`;
    const services = google(message([], { html, text: 'Bonjour' }), accepted);
    pressSave();
    expect(sent(services).task.description).toEqual({ html: '<img><p>Bonjour</p>', text: null, truncated: false });
  });

  it('keeps the mail’s own text when nothing is hidden', () => {
    const html = '<style>p{}</style><p>Bonjour</p>';
    const services = google(message([], { html, text: 'Bonjour\u00a0\u200c\u00a0\u200c' }), accepted);
    pressSave();
    expect(sent(services).task.description).toEqual({ html: '<p>Bonjour</p>', text: 'Bonjour ', truncated: false });
  });

  it('takes a form’s lines for history in an answer alone', () => {
    const text = 'Demande\nDe : Ines\nDate : 3 nov. 2026\nObjet : Prix\n\nBonjour';
    for (const [headers, kept] of [
      [{ 'In-Reply-To': '<a@x.example>' }, 'Demande'],
      [{}, text],
    ] as const) {
      const services = google(message([], { html: '', text, headers }), accepted);
      pressSave({ description: ['new'] });
      expect(sent(services).task.description.text).toBe(kept);
    }
  });

  it('takes the new text only when asked to', () => {
    const text = 'Merci.\n\nLe 3 nov. 2026 à 10:00, Jane <jane@acme.example> a écrit :\n> Bonjour';
    const services = google(message([], { html: '', text }), accepted);
    pressSave({ description: ['new'] });
    expect(sent(services).task.description).toEqual({ html: null, text: 'Merci.', truncated: false });
  });

  it('gives an emptied title its default', () => {
    const services = google(message([]), accepted);
    pressSave({ title: [] });
    expect(sent(services).task.title).toBe('(sans objet)');
  });

  it('recognises a mail without Message-ID by its content', () => {
    const services = google(message([], { messageId: '' }), accepted);
    pressSave();
    expect(sent(services).task.source.keys[0]).toMatch(/^mail-hash:[0-9a-f]+$/);
  });
});

describe('a save that may take longer than Google allows', () => {
  const large = { name: 'film.mp4', bytes: [1], size: 6_000_000 };
  const kept = ({ properties }: FakeGoogle) => [...properties.keys()].filter((name) => name.startsWith('failedSave.'));

  it.each<[string, { files: File[]; ticked: string[] }, number]>([
    ['large files', { files: [large], ticked: ['0'] }, 1],
    [
      'files that are large together',
      { files: Array.from({ length: 3 }, () => ({ ...large, size: 2_000_000 })), ticked: ['0', '1', '2'] },
      1,
    ],
    ['large images of the text', { files: [{ ...large, inline: true }], ticked: [] }, 1],
    ['large files that are not ticked', { files: [large], ticked: [] }, 0],
    ['small files', { files: [{ name: 'a.pdf', bytes: [1, 2] }], ticked: ['0'] }, 0],
  ])('with %s is stored before it is sent, and no longer once it is saved', (_what, { files, ticked }, count) => {
    const meanwhile: string[][] = [];
    const services = google(message(files), () => {
      meanwhile.push(kept(services));
      return accepted();
    });
    expect(shown(pressSave({ attachments: ticked })).header.title).toContain('enregistrée');
    expect(meanwhile.map((names) => names.length)).toEqual([count]);
    expect(kept(services)).toEqual([]);
  });

  it('because it is sent a second time is stored before that', () => {
    const meanwhile: number[] = [];
    const services = google(message([]), () => {
      meanwhile.push(kept(services).length);
      return meanwhile.length === 1 ? { status: 503, body: '' } : accepted();
    });
    pressSave();
    expect(meanwhile).toEqual([0, 1]);
    expect(kept(services)).toEqual([]);
  });

  it('and fails is stored once, with the reason of its failure', () => {
    const services = google(message([large]), () => ({ status: 507, body: problemOf('storage_full') }));
    expect(shown(pressSave()).name).toBe('error-storage_full');
    expect(kept(services).map((name) => JSON.parse(services.properties.get(name) ?? '') as object)).toMatchObject([
      { code: 'storage_full', idempotencyKey: id(2), kind: 'mail' },
    ]);
  });
});

const problemOf = (code: string) => ({ type: 'x', title: 'x', status: 507, code, requestId: 'r' });

describe('a save that fails', () => {
  const lost = (): Reply => {
    throw new Error('Address unavailable');
  };

  it('offers the same save again, with everything entered and the same key', () => {
    google(message([]), lost);
    const card = shown(pressSave());
    expect(card.name).toBe('error-backend_unreachable');
    const retry = actionsOf(card).find((action) => action.function === 'onSave');
    const services = google(message([{ name: 'a.pdf', bytes: [1] }]), accepted);
    const again = pressSave({ title: ['changed behind'], typeId: [] }, { ...retry?.parameters });
    expect(shown(again).header.title).toContain('enregistrée');
    expect(sent(services).task).toMatchObject({
      idempotencyKey: id(2),
      title: 'Mon devis',
      typeId: id(11),
      contactIds: [id(1001), id(1002)],
    });
    expect(sent(services).task.files).toHaveLength(1);
  });

  it('keeps the entry when the message can no longer be read', () => {
    google(null, accepted);
    const card = shown(pressSave());
    expect(card.name).toBe('error-source_unreadable');
    expect(actionsOf(card)[0]?.parameters['entry']).toContain('Mon devis');
  });

  it('lets the rep save without the contacts that are no longer allowed', () => {
    const refused = {
      type: 'x',
      title: 'x',
      status: 403,
      code: 'contacts_out_of_scope',
      requestId: 'r',
      contactIds: [id(1002)],
    };
    google(message([]), () => ({ status: 403, body: refused }));
    const card = shown(pressSave());
    expect(wordsOf(card)).toContain('Enregistrer sans eux');
    const services = google(message([]), accepted);
    pressSave({}, { ...actionsOf(card)[0]?.parameters });
    expect(sent(services).task.contactIds).toEqual([id(1001)]);
  });

  it('sends nothing when the form is not one of ours', () => {
    const services = google(message([]), accepted);
    expect(shown(pressSave({ typeId: ['x'] })).name).toBe('error-invalid_request');
    expect(services.fetched).toEqual([]);
  });

  it('asks for a link when there is none', () => {
    const services = google(message([]), accepted);
    services.properties.clear();
    expect(shown(pressSave()).name).toBe('error-not_linked');
  });
});
