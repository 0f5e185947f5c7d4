import type { FunctionName } from '../state/functions.ts';

/**
 * Cards as plain data in the shape of Google's card JSON (google.apps.card.v1), limited to what Relais shows.
 * One difference: `Text` is plain text or typed spans, never HTML; the adapter escapes it, once.
 */
export interface Card {
  /** Never shown. The card of an error is named after its code, see `errorNameOf`. */
  readonly name?: string;
  readonly header: { readonly title: string; readonly subtitle?: string };
  readonly sections: readonly Section[];
  readonly fixedFooter?: { readonly primaryButton: Button };
  /** REPLACE shows a contextual card at once; by default Google only shows its header at the bottom. */
  readonly displayStyle?: 'REPLACE';
}

export interface Section {
  readonly header?: string;
  readonly widgets: readonly Widget[];
  readonly collapsible?: boolean;
  readonly uncollapsibleWidgetsCount?: number;
}

/** Untrusted text; line breaks are kept. `strong` is the only mark-up that a view can use. */
export type Text = string | readonly Span[];
export type Span = string | { readonly strong: string };

export type Widget =
  | { readonly textParagraph: { readonly text: Text } }
  | { readonly decoratedText: DecoratedText }
  | { readonly buttonList: { readonly buttons: readonly Button[] } }
  | { readonly textInput: TextInput }
  | { readonly selectionInput: SelectionInput }
  | { readonly dateTimePicker: DatePicker };

export interface DecoratedText {
  readonly topLabel?: string;
  readonly text: Text;
  readonly bottomLabel?: string;
  readonly wrapText: true;
  readonly startIcon?: { readonly knownIcon: 'BOOKMARK' | 'PERSON' | 'STORE'; readonly altText: string };
  readonly button?: Button;
}

export interface TextInput {
  readonly name: string;
  readonly label: string;
  readonly hintText?: string;
  readonly value?: string;
  /** Called when the rep leaves the field changed, or takes a suggestion. */
  readonly onChangeAction?: Action;
  /** Called after a pause in typing; answers suggestions. */
  readonly autoCompleteAction?: Action;
}

/** A day; not shown by Gmail's phone apps. */
export interface DatePicker {
  readonly name: string;
  readonly label: string;
  readonly type: 'DATE_ONLY';
  /** Midnight UTC of the day, in milliseconds since the epoch. */
  readonly valueMsEpoch?: number;
}

export interface SelectionInput {
  readonly name: string;
  readonly label?: string;
  readonly type: 'CHECK_BOX' | 'DROPDOWN' | 'RADIO_BUTTON';
  readonly items: readonly SelectionItem[];
  readonly onChangeAction?: Action;
}

export interface SelectionItem {
  readonly text: string;
  readonly value: string;
  readonly selected: boolean;
}

export interface Button {
  readonly text: string;
  readonly type: 'FILLED' | 'OUTLINED' | 'BORDERLESS';
  readonly onClick: OnClick;
}

export type OnClick = { readonly action: Action } | { readonly openLink: { readonly url: string } };

export interface Action {
  readonly function: FunctionName;
  /** Google carries strings only. */
  readonly parameters: readonly { readonly key: string; readonly value: string }[];
  readonly loadIndicator: 'SPINNER';
}
