import { anything } from './parameter.ts';
import { method } from './service-method.ts';
import { ServiceType, type ServiceObject } from './service-object.ts';

export interface EnumValue {
  readonly name: string;
  readonly ordinal: number;
}

const names = {
  BorderType: 'NO_BORDER STROKE',
  ComposedEmailType: 'REPLY_AS_DRAFT STANDALONE_DRAFT',
  ContentType: 'TEXT MUTABLE_HTML IMMUTABLE_HTML',
  DisplayStyle: 'PEEK REPLACE',
  GridItemLayout: 'TEXT_BELOW TEXT_ABOVE',
  HorizontalAlignment: 'START CENTER END',
  HorizontalSizeStyle: 'FILL_AVAILABLE_SPACE FILL_MINIMUM_SPACE',
  Icon:
    'NONE AIRPLANE BOOKMARK BUS CAR CLOCK CONFIRMATION_NUMBER_ICON DOLLAR DESCRIPTION EMAIL EVENT_PERFORMER EVENT_SEAT ' +
    'FLIGHT_ARRIVAL FLIGHT_DEPARTURE HOTEL HOTEL_ROOM_TYPE INVITE MAP_PIN MEMBERSHIP MULTIPLE_PEOPLE OFFER PERSON PHONE ' +
    'RESTAURANT_ICON SHOPPING_CART STAR STORE TICKET TRAIN VIDEO_CAMERA VIDEO_PLAY',
  ImageButtonStyle: 'BORDERLESS OUTLINED FILLED FILLED_TONAL',
  ImageCropType: 'SQUARE CIRCLE RECTANGLE_CUSTOM RECTANGLE_4_3',
  ImageStyle: 'SQUARE CIRCLE',
  InputType: 'TEXT INTEGER FLOAT EMAIL',
  Interaction: 'INTERACTION_UNSPECIFIED OPEN_DIALOG',
  LoadIndicator: 'SPINNER NONE',
  NotificationType: 'INFO WARNING ERROR',
  OnClose: 'NOTHING RELOAD RELOAD_ADD_ON',
  OpenAs: 'FULL_SIZE OVERLAY',
  SelectionInputType: 'CHECK_BOX RADIO_BUTTON DROPDOWN SWITCH MULTI_SELECT',
  SwitchControlType: 'SWITCH CHECK_BOX',
  TextButtonStyle: 'OUTLINED TEXT FILLED FILLED_TONAL BORDERLESS',
  UpdateDraftBodyType: 'IN_PLACE_INSERT INSERT_AT_START INSERT_AT_END',
  VerticalAlignment: 'CENTER TOP BOTTOM',
  WrapStyle: 'NOWRAP WRAP',
} as const;

export type CardEnumName = keyof typeof names;

/** An enum of Google's API: values are objects that print as their name, as in Apps Script. */
export interface ServiceEnum {
  readonly type: ServiceType<EnumValue>;
  /** The object that a script finds under the enum's name, with its values. */
  readonly holder: ServiceObject;
}

/** `valueNames` separated by blanks, in the order of their ordinals. */
export function serviceEnum(qualifiedName: string, valueNames: string): ServiceEnum {
  const type: ServiceType<EnumValue> = new ServiceType<EnumValue>(qualifiedName, {
    toString: method([], (self: EnumValue) => self.name),
    name: method([], (self) => self.name),
    ordinal: method([], (self) => self.ordinal),
    toJSON: method([anything], (self: EnumValue) => self.name),
  });
  const values = valueNames.split(' ').map((name, ordinal) => [name, type.create({ name, ordinal })] as const);
  const holder = new ServiceType<null>(qualifiedName, {}, Object.fromEntries(values)).create(null);
  return { type, holder };
}

export const cardEnums: ReadonlyMap<string, ServiceEnum> = new Map(
  Object.entries(names).map(([name, valueNames]) => [name, serviceEnum(`CardService.${name}`, valueNames)]),
);

/** The type of an enum's values, for parameters. */
export function cardEnum(name: CardEnumName): ServiceType<EnumValue> {
  const found = cardEnums.get(name);
  if (!found) throw new Error(`no enum ${name}`);
  return found.type;
}
