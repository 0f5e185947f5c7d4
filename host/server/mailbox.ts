import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { convert } from 'html-to-text';
import type { MailSummary } from '../page-api.ts';
import { limitNesting } from './html-nesting.ts';
import { readMessage, type Message } from './message.ts';
import { problem } from './problem.ts';

/** Dropped mails live in memory; beyond this many bytes the oldest make room. */
const maxDroppedBytes = 256 * 1024 * 1024;
/** Opening a mail asks for its parts in several requests; the last few stay parsed. */
const keptMessages = 4;
const snippetLength = 140;
/** Characters of HTML in which the snippet is looked for; mails begin with styles and preheaders. */
const snippetSource = 100_000;

interface StoredMail {
  summary: MailSummary;
  raw: () => Promise<Uint8Array>;
  droppedBytes: number;
}

/** The mails of the stand-in: samples from folders, and what was dropped on the page in this run. */
export class Mailbox {
  readonly #folders: readonly string[];
  #samples: Promise<StoredMail[]> | undefined;
  #dropped: StoredMail[] = [];
  readonly #messages = new Map<string, Promise<Message>>();

  constructor(folders: readonly string[]) {
    this.#folders = folders;
  }

  /** Dropped mails first, then the samples, newest first. */
  async list(): Promise<MailSummary[]> {
    return (await this.#all()).map(({ summary }) => summary);
  }

  async readSummary(id: string): Promise<MailSummary> {
    return (await this.#find(id)).summary;
  }

  /** The whole message as it came, for the add-on's host. */
  async readRaw(id: string): Promise<Uint8Array> {
    return (await this.#find(id)).raw();
  }

  async openMessage(id: string): Promise<Message> {
    const kept = this.#messages.get(id);
    if (kept !== undefined) return kept;
    const stored = await this.#find(id);
    const reading = stored.raw().then(readMessage).then(orNotAMail);
    this.#messages.set(id, reading);
    const oldest = [...this.#messages.keys()][0];
    if (this.#messages.size > keptMessages && oldest !== undefined) this.#messages.delete(oldest);
    return reading;
  }

  /** @throws ApiError `not_a_mail` when the bytes are something else. */
  async drop(raw: Uint8Array): Promise<MailSummary> {
    const message = orNotAMail(await readMessage(raw));
    const id = randomUUID();
    const summary = summarize(message, { id, dropped: true });
    this.#dropped.unshift({ summary, raw: () => Promise.resolve(raw), droppedBytes: raw.byteLength });
    let kept = 0;
    this.#dropped = this.#dropped.filter(({ droppedBytes }) => (kept += droppedBytes) <= maxDroppedBytes);
    return summary;
  }

  async #all(): Promise<StoredMail[]> {
    this.#samples ??= readSamples(this.#folders);
    return [...this.#dropped, ...(await this.#samples)];
  }

  async #find(id: string): Promise<StoredMail> {
    const found = (await this.#all()).find(({ summary }) => summary.id === id);
    if (found === undefined) throw problem(404, 'not_found', 'No such mail.');
    return found;
  }
}

async function readSamples(folders: readonly string[]): Promise<StoredMail[]> {
  const samples: StoredMail[] = [];
  for (const folder of folders) {
    const names = (await readdir(folder)).filter((name) => name.endsWith('.eml')).sort();
    for (const name of names) samples.push(await readSample(path.join(folder, name)));
  }
  return samples.sort((a, b) => (b.summary.date ?? '').localeCompare(a.summary.date ?? ''));
}

async function readSample(file: string): Promise<StoredMail> {
  const raw = (): Promise<Uint8Array> => readFile(file);
  const id = path.basename(file, '.eml');
  const message = await readMessage(await raw());
  const unreadable = { id, from: null, subject: path.basename(file), snippet: '', date: null, attachmentCount: 0 };
  const summary = message === null ? { ...unreadable, dropped: false } : summarize(message, { id, dropped: false });
  return { summary, raw, droppedBytes: 0 };
}

function summarize(message: Message, { id, dropped }: { id: string; dropped: boolean }): MailSummary {
  return {
    id,
    from: message.from,
    subject: message.subject,
    snippet: snippet(message),
    date: message.date,
    attachmentCount: message.files.filter(({ related }) => !related).length,
    dropped,
  };
}

function snippet({ text, html }: Message): string {
  const readable =
    text ??
    convert(limitNesting((html ?? '').slice(0, snippetSource)), {
      wordwrap: false,
      selectors: [
        { selector: 'a', options: { ignoreHref: true } },
        { selector: 'img', format: 'skip' },
      ],
    });
  return readable
    .slice(0, snippetLength * 4)
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, snippetLength);
}

function orNotAMail(message: Message | null): Message {
  if (message === null) throw problem(422, 'not_a_mail', 'The file is not an e-mail message (RFC 5322).');
  return message;
}
