import * as z from 'zod/mini';
import { actionSchema, buttonSchema, colorSchema, iconSchema, onClickSchema, type Card } from './card.ts';

const text = z.optional(z.string());
const flag = z.optional(z.boolean());
const count = z.optional(z.number());
const onClick = z.optional(onClickSchema);
const onChangeAction = z.optional(actionSchema);
const border = z.optional(z.object({ type: text, strokeColor: z.optional(colorSchema), cornerRadius: count }));

const textParagraph = z.object({ text, maxLines: count });
const switchControl = z.object({
  name: z.string(),
  value: text,
  selected: flag,
  onChangeAction,
  controlType: z.optional(z.enum(['SWITCH', 'CHECKBOX', 'CHECK_BOX'])),
});

const widgetSchemas = {
  textParagraph,
  image: z.object({ imageUrl: z.string(), altText: text, onClick }),
  decoratedText: z.object({
    icon: z.optional(iconSchema),
    startIcon: z.optional(iconSchema),
    topLabel: text,
    topLabelText: z.optional(textParagraph),
    text,
    contentText: z.optional(textParagraph),
    wrapText: flag,
    bottomLabel: text,
    bottomLabelText: z.optional(textParagraph),
    onClick,
    button: z.optional(buttonSchema),
    switchControl: z.optional(switchControl),
    endIcon: z.optional(iconSchema),
  }),
  buttonList: z.object({ buttons: z.optional(z.array(buttonSchema)) }),
  textInput: z.object({
    name: z.string(),
    label: text,
    hintText: text,
    value: text,
    placeholderText: text,
    type: z.optional(z.enum(['SINGLE_LINE', 'MULTIPLE_LINE'])),
    onChangeAction,
    initialSuggestions: z.optional(z.object({ items: z.optional(z.array(z.object({ text }))) })),
    autoCompleteAction: z.optional(actionSchema),
    validation: z.optional(
      z.object({
        characterLimit: count,
        inputType: z.optional(z.enum(['INPUT_TYPE_UNSPECIFIED', 'TEXT', 'INTEGER', 'FLOAT', 'EMAIL', 'EMOJI_PICKER'])),
      }),
    ),
  }),
  selectionInput: z.object({
    name: z.string(),
    label: text,
    type: z.optional(z.enum(['CHECK_BOX', 'RADIO_BUTTON', 'SWITCH', 'DROPDOWN'])),
    items: z.optional(z.array(z.object({ text, value: text, selected: flag, bottomText: text }))),
    onChangeAction,
  }),
  dateTimePicker: z.object({
    name: z.string(),
    label: text,
    type: z.optional(z.enum(['DATE_AND_TIME', 'DATE_ONLY', 'TIME_ONLY'])),
    /** int64: proto JSON writes it as a string. */
    valueMsEpoch: z.optional(z.union([z.number(), z.string()])),
    onChangeAction,
  }),
  divider: z.object({}),
  grid: z.object({
    title: text,
    columnCount: count,
    borderStyle: border,
    onClick,
    items: z.optional(
      z.array(
        z.object({
          id: text,
          title: text,
          subtitle: text,
          layout: z.optional(z.enum(['GRID_ITEM_LAYOUT_UNSPECIFIED', 'TEXT_BELOW', 'TEXT_ABOVE'])),
          image: z.optional(z.object({ imageUri: text, altText: text })),
        }),
      ),
    ),
  }),
  columns: z.object({
    columnItems: z.optional(
      z.array(
        z.object({
          horizontalSizeStyle: text,
          horizontalAlignment: text,
          verticalAlignment: text,
          widgets: z.optional(z.array(z.unknown())),
        }),
      ),
    ),
  }),
  chipList: z.object({
    layout: text,
    chips: z.optional(
      z.array(z.object({ icon: z.optional(iconSchema), label: text, onClick, disabled: flag, altText: text })),
    ),
  }),
};

export type WidgetKind = keyof typeof widgetSchemas;
export type WidgetData = { [K in WidgetKind]: z.infer<(typeof widgetSchemas)[K]> };
/** A widget that can be drawn, told apart by `kind`. */
export type Widget<K extends WidgetKind = WidgetKind> = { [P in K]: { kind: P; data: WidgetData[P] } }[K];
/** A widget that cannot: its name in the JSON, so that the card says what is missing. */
export interface NotDrawn {
  kind: 'notDrawn';
  name: string;
}
export type SwitchControl = z.infer<typeof switchControl>;

const kinds = Object.keys(widgetSchemas).filter((key): key is WidgetKind => key in widgetSchemas);
/** Fields of Widget beside the one that holds its data. */
const layoutFields = new Set(['horizontalAlignment', 'id', 'visibility', 'eventActions']);

/** One widget of a section or a column. */
export function parseWidget(value: unknown): Widget | NotDrawn {
  const fields = z.safeParse(z.record(z.string(), z.unknown()), value);
  if (!fields.success) return { kind: 'notDrawn', name: 'widget' };
  for (const kind of kinds) {
    if (!(kind in fields.data)) continue;
    return parseAs(kind, fields.data[kind]) ?? { kind: 'notDrawn', name: notDrawnName(kind, fields.data[kind]) };
  }
  return { kind: 'notDrawn', name: Object.keys(fields.data).find((name) => !layoutFields.has(name)) ?? 'widget' };
}

/** The kinds are tried in turn; the schema of one kind gives the data of that kind. */
function parseAs(kind: WidgetKind, value: unknown): Widget | null {
  const parsed = z.safeParse<z.ZodMiniType>(widgetSchemas[kind], value);
  return parsed.success ? ({ kind, data: parsed.data } as Widget) : null;
}

function notDrawnName(kind: WidgetKind, value: unknown): string {
  const typed = z.safeParse(z.object({ type: z.string() }), value);
  return typed.success ? `${kind} ${typed.data.type}` : kind;
}

/** Every drawn widget of a card in reading order, those inside columns too. */
export function widgetsOf(card: Card): Widget[] {
  return (card.sections ?? []).flatMap(({ widgets }) => flattenWidgets(widgets));
}

function flattenWidgets(widgets: readonly unknown[] = []): Widget[] {
  return widgets.flatMap((value) => {
    const widget = parseWidget(value);
    if (widget.kind === 'notDrawn') return [];
    return widget.kind === 'columns'
      ? (widget.data.columnItems ?? []).flatMap((column) => flattenWidgets(column.widgets))
      : [widget];
  });
}
