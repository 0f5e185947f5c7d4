import { cardClasses } from './card-classes.ts';
import { cardEnum } from './card-enums.ts';
import { responseBuilders } from './card-responses.ts';
import {
  append,
  childField,
  definePrintJson,
  enumField,
  flagField,
  integerField,
  listField,
  refuseOver,
  snapshot,
  textField,
  type CardMethod,
  type Fields,
  type Json,
} from './card-fields.ts';
import { flag, instanceNamed, listOf, text } from './parameter.ts';
import { method } from './service-method.ts';
import { itself, ServiceType, type ServiceObject } from './service-object.ts';

const maxSections = 100;
const maxWidgets = 100;

/** The serialization of a builder as a member of `Widget`, where it differs from `{<name>: fields}`. */
const widgetForms: Record<string, (fields: Fields) => Fields> = {
  ButtonSet: (fields) => ({ buttonList: fields }),
  TextButton: (fields) => ({ buttonList: { buttons: [fields] } }),
  ImageButton: (fields) => ({ buttonList: { buttons: [fields] } }),
  DatePicker: (fields) => ({ dateTimePicker: { ...fields, type: 'DATE_ONLY' } }),
  TimePicker: (fields) => ({ dateTimePicker: timeOfDay(fields) }),
  KeyValue: (fields) => ({ decoratedText: withOldIcon(fields) }),
};

const plainWidgets = [
  'TextParagraph',
  'Image',
  'DecoratedText',
  'TextInput',
  'SelectionInput',
  'DateTimePicker',
  'Divider',
  'Grid',
  'Columns',
];

function timeOfDay({ hours = 0, minutes = 0, ...fields }: Fields): Fields {
  return { ...fields, type: 'TIME_ONLY', valueMsEpoch: String((Number(hours) * 60 + Number(minutes)) * 60_000) };
}

/** KeyValue predates startIcon and writes the deprecated `icon`. */
function withOldIcon({ knownIcon, iconUrl, altText, ...fields }: Fields): Fields {
  const entries = Object.entries({ knownIcon, iconUrl, altText }).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value] as const],
  );
  return entries.length > 0 ? { ...fields, icon: Object.fromEntries(entries) } : fields;
}

function asWidget(object: ServiceObject): Fields {
  const { name } = object.type;
  const fields = snapshot(object);
  const form = widgetForms[name];
  return form ? form(fields) : { [name.charAt(0).toLowerCase() + name.slice(1)]: fields };
}

/** What a column may hold (card.proto: Column.Widgets). */
const columnWidgets = [
  'TextParagraph',
  'Image',
  'DecoratedText',
  'TextInput',
  'SelectionInput',
  'DateTimePicker',
  ...['ButtonSet', 'TextButton', 'ImageButton', 'DatePicker', 'TimePicker', 'KeyValue'],
];
const maxColumns = 2;

const columns: Record<string, Record<string, CardMethod>> = {
  Column: {
    addWidget: method([instanceNamed(columnWidgets)], (fields: Fields, [widget]) =>
      append(fields, 'widgets', asWidget(widget)),
    ),
    setHorizontalAlignment: enumField('horizontalAlignment', cardEnum('HorizontalAlignment')),
    setHorizontalSizeStyle: enumField('horizontalSizeStyle', cardEnum('HorizontalSizeStyle')),
    setVerticalAlignment: enumField('verticalAlignment', cardEnum('VerticalAlignment')),
  },
  Columns: {
    addColumn: listField('columnItems', ['Column'], maxColumns),
    setWrapStyle: enumField('wrapStyle', cardEnum('WrapStyle')),
  },
};

const addWidget = method(
  [instanceNamed([...plainWidgets, ...Object.keys(widgetForms)])],
  (fields: Fields, [widget]) => {
    refuseOver(fields, 'widgets', maxWidgets);
    return append(fields, 'widgets', asWidget(widget));
  },
);

function navigation(key: string): CardMethod {
  return method([instanceNamed(['Card'])], (fields: Fields, [card]) =>
    append(fields, 'navigations', { [key]: snapshot(card) }),
  );
}

function navigationStep(step: Json): CardMethod {
  return method([], (fields: Fields) => append(fields, 'navigations', step));
}

/** A card for a link; it is returned as it is, without a build(). */
function linkPreview(): Record<string, CardMethod> {
  return {
    setPreviewCard: method([instanceNamed(['Card'])], (fields: Fields, [card]) => {
      fields['previewCard'] = snapshot(card);
      return itself;
    }),
    setTitle: textField('title'),
    setLinkPreviewTitle: textField('linkPreviewTitle'),
    ...definePrintJson(),
  };
}

/** Classes that only `build()` returns, so that an unbuilt builder is recognized. */
export const builtClasses = {
  Card: new ServiceType<Fields>('CardService.Card', definePrintJson()),
  ActionResponse: new ServiceType<Fields>('CardService.ActionResponse', definePrintJson()),
  UniversalActionResponse: new ServiceType<Fields>('CardService.UniversalActionResponse', definePrintJson()),
  SuggestionsResponse: new ServiceType<Fields>('CardService.SuggestionsResponse', definePrintJson()),
  LinkPreview: new ServiceType<Fields>('CardService.LinkPreview', linkPreview()),
};

function build(type: ServiceType<Fields>): CardMethod {
  return method([], (fields: Fields) => type.create(structuredClone(fields)));
}

const actionResponse: Record<string, CardMethod> = {
  setNavigation: method([instanceNamed(['Navigation'])], (fields: Fields, [steps]) => {
    fields['navigations'] = snapshot(steps)['navigations'] ?? [];
    return itself;
  }),
  setNotification: childField('notification', ['Notification']),
  setOpenLink: childField('link', ['OpenLink']),
  setStateChanged: method([flag], (fields: Fields, [changed]) => {
    fields['stateChanged'] = changed;
    return itself;
  }),
  build: build(builtClasses.ActionResponse),
};

const universalActionResponse: Record<string, CardMethod> = {
  displayAddOnCards: method([listOf(instanceNamed(['Card']))], (fields: Fields, [cards]) => {
    fields['navigations'] = cards.map((card) => ({ pushCard: snapshot(card) }));
    return itself;
  }),
  setOpenLink: childField('link', ['OpenLink']),
  build: build(builtClasses.UniversalActionResponse),
};

/** Builders that hold other builders, and the responses. */
const containers: Record<string, Record<string, CardMethod>> = {
  CardBuilder: {
    setHeader: childField('header', ['CardHeader']),
    addSection: listField('sections', ['CardSection'], maxSections),
    addCardAction: listField('cardActions', ['CardAction']),
    setName: textField('name'),
    setFixedFooter: childField('fixedFooter', ['FixedFooter']),
    setDisplayStyle: enumField('displayStyle', cardEnum('DisplayStyle')),
    setPeekCardHeader: childField('peekCardHeader', ['CardHeader']),
    build: build(builtClasses.Card),
  },
  CardSection: {
    setHeader: textField('header'),
    addWidget,
    setCollapsible: flagField('collapsible'),
    setNumUncollapsibleWidgets: integerField('uncollapsibleWidgetsCount'),
  },
  Navigation: {
    pushCard: navigation('pushCard'),
    updateCard: navigation('updateCard'),
    popCard: navigationStep({ pop: true }),
    popToRoot: navigationStep({ popToRoot: true }),
    popToNamedCard: method([text], (fields: Fields, [name]) => append(fields, 'navigations', { popToCard: name })),
    ...definePrintJson(),
  },
  ActionResponseBuilder: actionResponse,
  UniversalActionResponseBuilder: universalActionResponse,
  SuggestionsResponseBuilder: {
    setSuggestions: method([instanceNamed(['Suggestions'])], (fields: Fields, [suggestions]) => {
      fields['items'] = snapshot(suggestions)['items'] ?? [];
      return itself;
    }),
    build: build(builtClasses.SuggestionsResponse),
  },
};

/** Every class that `CardService.new…()` makes, by its name. */
export const cardTypes: ReadonlyMap<string, ServiceType<Fields>> = new Map([
  ...Object.entries({ ...cardClasses, ...columns, ...containers, ...responseBuilders }).map(
    ([name, methods]) => [name, new ServiceType<Fields>(`CardService.${name}`, methods)] as const,
  ),
  ['LinkPreview', builtClasses.LinkPreview] as const,
]);
