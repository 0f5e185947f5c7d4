import type { CallbackResult, FormInputs, OpenItem } from '../host/contract.ts';
import { ScriptError } from '../host/contract.ts';
import { problemSchema } from '../shared/errors.ts';
import { draftSchema, type DraftAddress } from '../shared/capture/draft.ts';
import { decodeEntities } from '../shared/text/html/html-entities.ts';
import { taskCreatedSchema, type Task } from '../shared/tasks/task.ts';
import { parseArguments, readSetting, worldOptions } from './input/arguments.ts';
import { CaptureError, chooseInputs, type Choices } from './capture/capture-choices.ts';
import { findCard, primaryAction, wordsOf, type Json } from './harness/card-form.ts';
import { CommandError, runCommand } from './harness/command-error.ts';
import { EventNotFound, eventOptions, fileItem } from './input/open-file.ts';
import { openTestBench, type EventChoice, type Person } from './harness/test-bench.ts';

const usage =
  'npm run --silent capture -- [--world W] [--user EMAIL] [--type T] [--status S] [--contact ADDRESS]… [--no-attachments] [--locale L] [--uid UID] [--occurrence ISO] FILE…';

const options = {
  ...worldOptions,
  ...eventOptions,
  type: { type: 'string' },
  status: { type: 'string' },
  contact: { type: 'string', multiple: true },
  'no-attachments': { type: 'boolean' },
} as const;

/** For each FILE: opens its card, presses Save, prints one JSON line. Exit code 1 when a line has an error. */
export function main(args: string[]): Promise<number> {
  return runCommand(async () => {
    const { values, files } = parseArguments(args, options, usage);
    const setting = readSetting(values);
    const choices = {
      type: values.type,
      status: values.status,
      contacts: values.contact,
      attachments: values['no-attachments'] !== true,
    };
    const bench = await openTestBench({ worlds: setting.worlds });
    let failures = 0;
    try {
      const person = bench.person(setting.user, { locale: setting.locale });
      await person.link(setting.environment);
      for (const file of files) {
        const line = await captureToLine(person, { file, event: values }, choices);
        if ('error' in line) failures += 1;
        process.stdout.write(`${JSON.stringify({ file, ...line })}\n`);
      }
    } finally {
      await bench.close();
    }
    return failures === 0 ? 0 : 1;
  });
}

interface Captured {
  file: string;
  event: EventChoice;
}

async function captureToLine(person: Person, { file, event }: Captured, choices: Choices): Promise<Json> {
  try {
    return await capture(person, fileItem(file, event), choices);
  } catch (error) {
    if (error instanceof CaptureError) return { error: { code: error.code, message: error.message } };
    if (error instanceof EventNotFound) return { error: { code: 'event_not_found', message: error.message } };
    if (error instanceof CommandError) return { error: { code: 'file_unreadable', message: error.message } };
    if (error instanceof ScriptError) return { error: { code: 'internal', message: error.message } };
    throw error;
  }
}

async function capture(person: Person, item: OpenItem, choices: Choices): Promise<Json> {
  const opened = await person.open(item);
  const card = cardOf(opened);
  const save = primaryAction(card);
  const draft = answerOf(opened, '/v1/drafts');
  if (save === null || draft === undefined) throw errorOf(opened, card);
  const { addresses } = draftSchema.parse(draft);
  const inputs: FormInputs = chooseInputs({ card, addresses }, choices);
  const saved = await person.press(save, inputs, item);
  const created = answerOf(saved, '/v1/tasks');
  if (created === undefined) throw errorOf(saved, cardOf(saved));
  return {
    task: taskLine(taskCreatedSchema.parse(created).task),
    addresses: addresses.map(addressLine),
  };
}

function cardOf(result: CallbackResult): Json {
  const card = findCard(result.answer);
  if (card === null) throw new CaptureError('internal', `no card was shown: ${JSON.stringify(result.answer)}`);
  return card;
}

/** The JSON of the last successful call to `path`, which the card was made from. */
function answerOf(result: CallbackResult, path: string): unknown {
  const exchange = result.fetches.findLast(
    (each) => new URL(each.url).pathname === path && each.status >= 200 && each.status < 300,
  );
  return exchange?.responseText === undefined ? undefined : JSON.parse(exchange.responseText);
}

/** Every card that refuses or reports an error is named `error-<code>`. */
function errorOf(result: CallbackResult, card: Json): CaptureError {
  const code = /^error-(\w+)$/.exec(String(card['name']))?.[1] ?? problemCode(result) ?? 'internal';
  return new CaptureError(code, plainText(wordsOf(card)));
}

/** The text of a card is markup. A terminal shows it as plain text. */
function plainText(markup: string): string {
  const lines = markup.replace(/<br>/g, '\n').replace(/<[^<>]*>/g, '');
  return decodeEntities(lines);
}

function problemCode(result: CallbackResult): string | undefined {
  const text = result.fetches.findLast((each) => each.status >= 400)?.responseText;
  return text === undefined ? undefined : problemSchema.safeParse(JSON.parse(text)).data?.code;
}

function taskLine(task: Task): Json {
  return {
    id: task.id,
    title: task.title,
    type: task.type.label,
    status: task.status.label,
    transverse: task.transverse,
    contacts: task.contacts,
    description: { text: task.description.text, html: task.description.html },
    attachments: task.attachments.map(({ name, mediaType, size, sha256, inline, url }) => ({
      name,
      mediaType,
      size,
      sha256,
      inline,
      url,
    })),
    author: task.author.email,
    assignee: task.assignee?.email ?? null,
    meeting: task.meeting === null ? null : { ...task.meeting, allDay: !task.meeting.start.includes('T') },
    sourceKeys: task.sourceKeys,
  };
}

function addressLine({ address, name, origin, state }: DraftAddress): Json {
  return { address, name, origin, state };
}
