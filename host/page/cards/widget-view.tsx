import { createElement, type ReactNode } from 'react';
import { useSettings } from '../settings/settings.tsx';
import { DateTimePicker, SelectionInput } from './input-widgets.tsx';
import { ButtonList, ChipList, Divider, Grid } from './layout-widgets.tsx';
import { TextInput } from './text-input.tsx';
import { TextParagraph } from './text-paragraph.tsx';
import { DecoratedText, ImageWidget } from './text-widgets.tsx';
import { parseWidget, type NotDrawn, type Widget, type WidgetData, type WidgetKind } from './widget.ts';

const drawings: { [K in WidgetKind]: (props: { data: WidgetData[K] }) => ReactNode } = {
  textParagraph: TextParagraph,
  image: ImageWidget,
  decoratedText: DecoratedText,
  buttonList: ButtonList,
  textInput: TextInput,
  selectionInput: SelectionInput,
  dateTimePicker: DateTimePicker,
  divider: Divider,
  grid: Grid,
  columns: Columns,
  chipList: ChipList,
};

/** The widgets of a section or a column, one below the other. */
export function Widgets({ widgets = [] }: { widgets: readonly unknown[] | undefined }) {
  return widgets.map((value, index) => (
    <div className="widget" key={index}>
      <WidgetView widget={parseWidget(value)} />
    </div>
  ));
}

function WidgetView({ widget }: { widget: Widget | NotDrawn }) {
  const { t } = useSettings();
  return widget.kind === 'notDrawn' ? <p className="not-drawn">{t.notDrawn(widget.name)}</p> : drawWidget(widget);
}

function drawWidget<K extends WidgetKind>({
  kind,
  data,
}: { [P in K]: { kind: P; data: WidgetData[P] } }[K]): ReactNode {
  return createElement<{ data: WidgetData[K] }>(drawings[kind], { data });
}

function Columns({ data: { columnItems = [] } }: { data: WidgetData['columns'] }) {
  return (
    <div className="card-columns">
      {columnItems.map(({ widgets, horizontalSizeStyle, verticalAlignment }, index) => (
        <div
          key={index}
          className={`card-column ${horizontalSizeStyle === 'FILL_MINIMUM_SPACE' ? 'narrow' : ''} ${(verticalAlignment ?? '').toLowerCase()}`}
        >
          <Widgets widgets={widgets} />
        </div>
      ))}
    </div>
  );
}
