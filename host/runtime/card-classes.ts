import { cardEnum } from './card-enums.ts';
import {
  append,
  childField,
  clickable,
  colourField,
  enumField,
  flagField,
  int64Field,
  integerField,
  listField,
  presentIntegerField,
  refuseOver,
  textField,
  type CardMethod,
  type Fields,
} from './card-fields.ts';
import { flag, instance, listOf, number, printable, recordOf, text } from './parameter.ts';
import { method } from './service-method.ts';
import { itself } from './service-object.ts';

const buttons = ['TextButton', 'ImageButton'];
const maxSelectionItems = 100;

const clicks = clickable();

const pickerFields = { setFieldName: textField('name'), setTitle: textField('label') };
const onChange = { setOnChangeAction: childField('onChangeAction', ['Action']) };

const icon: Record<string, CardMethod> = {
  setIcon: enumField('knownIcon', cardEnum('Icon'), { zero: 'NONE' }),
  setIconUrl: textField('iconUrl'),
  setMaterialIcon: childField('materialIcon', ['MaterialIcon']),
};

/** A button's own icon is serialized as its icon message. */
function iconOfButton(inner: CardMethod): CardMethod {
  return {
    ...inner,
    call: (fields, args, where) => {
      const made: Fields = {};
      inner.call(made, args, where);
      fields['icon'] = made;
      return itself;
    },
  };
}

function iconsOfButton(): Record<string, CardMethod> {
  return Object.fromEntries(Object.entries(icon).map(([name, inner]) => [name, iconOfButton(inner)]));
}

const addItem = method([printable, printable, flag], (fields: Fields, [label, value, selected]) =>
  addSelectionItem(fields, { text: label, value, selected }),
);

function addSelectionItem(
  fields: Fields,
  item: { text: string; value: string; selected: boolean; startIconUri?: string; bottomText?: string },
): typeof itself {
  refuseOver(fields, 'items', maxSelectionItems);
  return append(
    fields,
    'items',
    Object.fromEntries(Object.entries(item).filter(([, value]) => value !== '' && value !== false)),
  );
}

const setParameters = method([recordOf(text)], (fields: Fields, [parameters]) => {
  fields['parameters'] = [...parameters].map(([key, value]) => (value === '' ? { key } : { key, value }));
  return itself;
});

/** The builders of CardService, by name: the field that each setter writes. */
export const cardClasses: Readonly<Record<string, Record<string, CardMethod>>> = {
  Action: {
    setFunctionName: textField('function'),
    setMethodName: textField('function'),
    setParameters,
    setLoadIndicator: enumField('loadIndicator', cardEnum('LoadIndicator'), { zero: 'SPINNER' }),
    setPersistValues: flagField('persistValues'),
    setInteraction: enumField('interaction', cardEnum('Interaction'), { zero: 'INTERACTION_UNSPECIFIED' }),
    addRequiredWidget: method([text], (fields: Fields, [name]) => append(fields, 'requiredWidgets', name)),
    setAllWidgetsAreRequired: flagField('allWidgetsAreRequired'),
  },
  AuthorizationAction: { setAuthorizationUrl: textField('url') },
  OpenLink: {
    setUrl: textField('url'),
    setOpenAs: enumField('openAs', cardEnum('OpenAs'), { zero: 'FULL_SIZE' }),
    setOnClose: enumField('onClose', cardEnum('OnClose'), { zero: 'NOTHING' }),
  },
  BorderStyle: {
    setCornerRadius: integerField('cornerRadius'),
    setStrokeColor: colourField('strokeColor'),
    setType: enumField('type', cardEnum('BorderType')),
  },
  ButtonSet: { addButton: listField('buttons', buttons) },
  CardAction: { setText: textField('actionLabel'), ...clicks },
  CardHeader: {
    setTitle: textField('title'),
    setSubtitle: textField('subtitle'),
    setImageUrl: textField('imageUrl'),
    setImageAltText: textField('imageAltText'),
    setImageStyle: enumField('imageType', cardEnum('ImageStyle'), { zero: 'SQUARE' }),
  },
  DatePicker: { ...pickerFields, ...onChange, setValueInMsSinceEpoch: int64Field('valueMsEpoch') },
  DateTimePicker: {
    ...pickerFields,
    ...onChange,
    setValueInMsSinceEpoch: int64Field('valueMsEpoch'),
    setTimeZoneOffsetInMins: integerField('timezoneOffsetDate'),
  },
  TimePicker: {
    ...pickerFields,
    ...onChange,
    setHours: integerField('hours'),
    setMinutes: integerField('minutes'),
  },
  DecoratedText: {
    setText: textField('text'),
    setTopLabel: textField('topLabel'),
    setBottomLabel: textField('bottomLabel'),
    setWrapText: flagField('wrapText'),
    setStartIcon: childField('startIcon', ['IconImage']),
    setEndIcon: childField('endIcon', ['IconImage'], ['button', 'switchControl']),
    setButton: childField('button', buttons, ['endIcon', 'switchControl']),
    setSwitchControl: childField('switchControl', ['Switch'], ['button', 'endIcon']),
    ...clicks,
  },
  Divider: {},
  FixedFooter: {
    setPrimaryButton: childField('primaryButton', ['TextButton']),
    setSecondaryButton: childField('secondaryButton', ['TextButton']),
  },
  Grid: {
    setTitle: textField('title'),
    setNumColumns: integerField('columnCount'),
    setBorderStyle: childField('borderStyle', ['BorderStyle']),
    addItem: listField('items', ['GridItem']),
    ...clicks,
  },
  GridItem: {
    setIdentifier: textField('id'),
    setTitle: textField('title'),
    setSubtitle: textField('subtitle'),
    setImage: childField('image', ['ImageComponent']),
    setLayout: enumField('layout', cardEnum('GridItemLayout')),
    setTextAlignment: enumField('textAlignment', cardEnum('HorizontalAlignment')),
  },
  IconImage: {
    ...icon,
    setAltText: textField('altText'),
    setImageCropType: enumField('imageType', cardEnum('ImageCropType'), { zero: 'SQUARE' }),
  },
  Image: { setImageUrl: textField('imageUrl'), setAltText: textField('altText'), ...clicks },
  ImageButton: {
    ...iconsOfButton(),
    setAltText: textField('altText'),
    setImageButtonStyle: enumField('type', cardEnum('ImageButtonStyle')),
    ...clicks,
  },
  ImageComponent: {
    setImageUrl: textField('imageUri'),
    setAltText: textField('altText'),
    setCropStyle: childField('cropStyle', ['ImageCropStyle']),
    setBorderStyle: childField('borderStyle', ['BorderStyle']),
  },
  ImageCropStyle: {
    setImageCropType: enumField('type', cardEnum('ImageCropType')),
    setAspectRatio: method([number], (fields: Fields, [ratio]) => {
      fields['aspectRatio'] = ratio;
      return itself;
    }),
  },
  KeyValue: {
    setContent: textField('text'),
    setTopLabel: textField('topLabel'),
    setBottomLabel: textField('bottomLabel'),
    setMultiline: flagField('wrapText'),
    setIcon: enumField('knownIcon', cardEnum('Icon'), { zero: 'NONE' }),
    setIconUrl: textField('iconUrl'),
    setIconAltText: textField('altText'),
    setButton: childField('button', buttons, ['switchControl']),
    setSwitch: childField('switchControl', ['Switch'], ['button']),
    ...clicks,
  },
  MaterialIcon: {
    setName: textField('name'),
    setFill: flagField('fill'),
    setWeight: integerField('weight'),
    setGrade: integerField('grade'),
  },
  Notification: {
    setText: textField('text'),
    // Deprecated: Google shows every notification alike.
    setType: method([instance(cardEnum('NotificationType'))], () => itself),
  },
  SelectionInput: {
    ...pickerFields,
    ...onChange,
    setType: enumField('type', cardEnum('SelectionInputType'), { zero: 'CHECK_BOX' }),
    addItem,
    addMultiSelectItem: method(
      [printable, printable, flag, text, text],
      (fields: Fields, [label, value, selected, startIconUri, bottomText]) =>
        addSelectionItem(fields, { text: label, value, selected, startIconUri, bottomText }),
    ),
    setMultiSelectMaxSelectedItems: presentIntegerField('multiSelectMaxSelectedItems'),
    setMultiSelectMinQueryLength: integerField('multiSelectMinQueryLength'),
    setExternalDataSource: childField('externalDataSource', ['Action']),
  },
  Suggestions: {
    addSuggestion: method([text], (fields: Fields, [suggestion]) => append(fields, 'items', { text: suggestion })),
    addSuggestions: method([listOf(text)], (fields: Fields, [suggestions]) => {
      for (const suggestion of suggestions) append(fields, 'items', { text: suggestion });
      return itself;
    }),
  },
  Switch: {
    setFieldName: textField('name'),
    setValue: textField('value'),
    setSelected: flagField('selected'),
    setOnChangeAction: childField('onChangeAction', ['Action']),
    setControlType: enumField('controlType', cardEnum('SwitchControlType'), { zero: 'SWITCH' }),
  },
  TextButton: {
    ...iconsOfButton(),
    setText: textField('text'),
    setAltText: textField('altText'),
    setDisabled: flagField('disabled'),
    setBackgroundColor: colourField('color'),
    setTextButtonStyle: enumField('type', cardEnum('TextButtonStyle'), { written: { TEXT: 'BORDERLESS' } }),
    ...clicks,
  },
  TextInput: {
    ...pickerFields,
    ...onChange,
    setHint: textField('hintText'),
    setValue: textField('value'),
    setMultiline: method([flag], (fields: Fields, [multiline]) => {
      if (multiline) fields['type'] = 'MULTIPLE_LINE';
      else Reflect.deleteProperty(fields, 'type');
      return itself;
    }),
    setSuggestions: childField('initialSuggestions', ['Suggestions']),
    setSuggestionsAction: childField('autoCompleteAction', ['Action']),
    setValidation: childField('validation', ['Validation']),
  },
  TextParagraph: { setText: textField('text'), setMaxLines: integerField('maxLines') },
  Validation: {
    setCharacterLimit: integerField('characterLimit'),
    setInputType: enumField('inputType', cardEnum('InputType')),
  },
};
