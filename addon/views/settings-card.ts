import type { Settings } from '../../shared/preferences/preferences.ts';
import type { SourceKind } from '../../shared/values/source.ts';
import type { Translation } from '../i18n/translation.ts';
import { functionNames } from '../state/functions.ts';
import { noPreference, preferenceParametersOf, settingsFields } from '../state/settings-form.ts';
import type { Card, Section, SelectionItem, Widget } from './card.ts';
import { environmentForm } from './environment-form.ts';
import { learnedSection } from './learned-section.ts';
import { rightsInWords, identityLines } from './linked-card.ts';
import { versionBanner } from './version-banner.ts';
import { actionButton, buttons, line, paragraph } from './widgets.ts';

/** The settings: the linked environment, the user and their rights, and their preferences. Save is in the footer. */
export function settingsCard(state: Settings, t: Translation): Card {
  const { settings: words, actions } = t.messages;
  const { me, preferences } = state;
  const save = { function: functionNames.saveSettings, parameters: preferenceParametersOf(preferences) };
  return {
    header: { title: words.title, subtitle: me.environment.displayName },
    sections: [
      ...versionBanner(me, t),
      { widgets: [...identityLines(me, t), line(rightsInWords(me, t).join('\n'), words.rights)] },
      { header: words.preferences, widgets: generalFields(state, t) },
      { header: words.forMails, widgets: kindFields('mail', state, t) },
      { header: words.forMeetings, widgets: kindFields('event', state, t) },
      ...learnedSection(state.learned, t),
      environmentSection(t),
      leavingSection(t),
    ],
    fixedFooter: { primaryButton: actionButton(actions.save, save, 'FILLED') },
  };
}

function generalFields({ preferences }: Settings, t: Translation): Widget[] {
  const { settings: words } = t.messages;
  const language = ['google', 'fr', 'en'] as const;
  const description = ['whole', 'new'] as const;
  return [
    dropdown(settingsFields.language, words.language, {
      items: language.map((value) => ({ value, text: words.languages[value] })),
      chosen: preferences.language,
    }),
    dropdown(settingsFields.description, words.description, {
      items: description.map((value) => ({ value, text: words.descriptions[value] })),
      chosen: preferences.description,
    }),
  ];
}

const fieldsOfKind = {
  mail: { type: settingsFields.mailType, status: settingsFields.mailStatus },
  event: { type: settingsFields.eventType, status: settingsFields.eventStatus },
} as const;

function kindFields(kind: SourceKind, settings: Settings, t: Translation): Widget[] {
  const { settings: words } = t.messages;
  const preferred = settings.preferences.defaults[kind];
  const usual = settings.environmentDefaults[kind];
  const types = { options: settings.types, chosen: preferred.typeId, usual: usual.typeId };
  const statuses = { options: settings.statuses, chosen: preferred.statusId, usual: usual.statusId };
  return [
    dropdown(fieldsOfKind[kind].type, words.type, preferenceOptions(types, t)),
    dropdown(fieldsOfKind[kind].status, words.status, preferenceOptions(statuses, t)),
  ];
}

interface Preferable {
  readonly options: readonly { readonly id: string; readonly label: string }[];
  readonly chosen: string | null;
  /** The environment's default. */
  readonly usual: string | null;
}

interface Options {
  readonly items: readonly { readonly value: string; readonly text: string }[];
  readonly chosen: string;
}

// Google's limit for the items of one selection.
const maxItems = 100;

function preferenceOptions({ options, chosen, usual }: Preferable, t: Translation): Options {
  // The preferred option is always an item; otherwise the field would show another one as chosen.
  const preferred = options.filter(({ id }) => id === chosen);
  const others = options.filter(({ id }) => id !== chosen);
  const kept = new Set([...preferred, ...others].slice(0, maxItems - 1));
  const items = options.filter((option) => kept.has(option)).map(({ id, label }) => ({ value: id, text: label }));
  const usualLabel = options.find(({ id }) => id === usual)?.label ?? '–';
  return {
    items: [{ value: noPreference, text: t.messages.settings.asEnvironment(usualLabel) }, ...items],
    chosen: preferred.length > 0 && chosen !== null ? chosen : noPreference,
  };
}

function dropdown(name: string, label: string, { items, chosen }: Options): Widget {
  const shown: SelectionItem[] = items.map(({ value, text }) => ({ value, text, selected: value === chosen }));
  return { selectionInput: { name, label, type: 'DROPDOWN', items: shown } };
}

function environmentSection(t: Translation): Section {
  const { settings: words, actions } = t.messages;
  const { header, widgets } = environmentForm(words.change, t);
  const choose = actionButton(actions.chooseEnvironment, { function: functionNames.environments });
  return {
    ...(header === undefined ? {} : { header }),
    widgets: [buttons(choose), ...widgets],
  };
}

function leavingSection(t: Translation): Section {
  const { settings: words, actions } = t.messages;
  return {
    widgets: [
      paragraph(words.disconnectText),
      buttons(
        actionButton(actions.back, { function: functionNames.reopen }),
        actionButton(actions.disconnect, { function: functionNames.disconnect }),
      ),
    ],
  };
}
