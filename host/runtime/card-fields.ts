import { flag, instance, instanceNamed, integer, text } from './parameter.ts';
import {
  itself,
  ServiceException,
  type ServiceMethod,
  type ServiceObject,
  type ServiceType,
} from './service-object.ts';
import { method } from './service-method.ts';
import { cardEnum, type EnumValue } from './card-enums.ts';

export type Json = string | number | boolean | Json[] | Fields;

/** A message of google.apps.card.v1 in proto JSON: fields with default values are absent. */
export interface Fields {
  [key: string]: Json;
}

export type CardMethod = ServiceMethod<Fields>;

function write(fields: Fields, key: string, value: Json | undefined): typeof itself {
  // A key that is removed and set again moves to the end of the JSON; nobody reads the order.
  if (value === undefined) Reflect.deleteProperty(fields, key);
  else fields[key] = value;
  return itself;
}

export function textField(key: string): CardMethod {
  return method([text], (fields, [value]) => write(fields, key, value === '' ? undefined : value));
}

export function flagField(key: string): CardMethod {
  return method([flag], (fields, [value]) => write(fields, key, value ? true : undefined));
}

export function integerField(key: string): CardMethod {
  return method([integer], (fields, [value]) => write(fields, key, value === 0 ? undefined : value));
}

/** A proto3 `optional` number: zero is written. */
export function presentIntegerField(key: string): CardMethod {
  return method([integer], (fields, [value]) => write(fields, key, value));
}

/** An int64, which proto JSON writes as a decimal string. */
export function int64Field(key: string): CardMethod {
  return method([integer], (fields, [value]) => write(fields, key, String(value)));
}

/** `zero` is the enum's default, which proto JSON leaves out. `written` names values that differ in card.proto. */
export function enumField(
  key: string,
  type: ServiceType<EnumValue>,
  { zero, written = {} }: { zero?: string; written?: Record<string, string> } = {},
): CardMethod {
  return method([instance(type)], (fields, [value]) => {
    const name = written[value.state.name] ?? value.state.name;
    return write(fields, key, name === zero ? undefined : name);
  });
}

/** `#rrggbb` as google.type.Color: 0…1 per channel, absent when 0. */
export function colourField(key: string): CardMethod {
  return method([text], (fields, [value]) => {
    const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(value);
    if (!match) throw new ServiceException(`Invalid color: ${value}`);
    const colour: Fields = {};
    for (const [index, channel] of ['red', 'green', 'blue'].entries()) {
      const level = Number.parseInt(match[index + 1] ?? '0', 16) / 255;
      if (level > 0) colour[channel] = level;
    }
    return write(fields, key, colour);
  });
}

/** The serialized state where an object is added; a copy, because Google copies on add. */
export function snapshot(object: ServiceObject): Fields {
  // instanceNamed admits card classes only, and their state is Fields.
  return structuredClone(object.state as Fields);
}

/** A nested message. `clears`: the other members of the same proto `oneof`. */
export function childField(key: string, names: readonly string[], clears: readonly string[] = []): CardMethod {
  return method([instanceNamed(names)], (fields, [child]) => {
    for (const other of clears) Reflect.deleteProperty(fields, other);
    return write(fields, key, snapshot(child));
  });
}

/** One more entry of a repeated field. */
export function append(fields: Fields, key: string, entry: Json): typeof itself {
  const list = fields[key];
  if (Array.isArray(list)) list.push(entry);
  else fields[key] = [entry];
  return itself;
}

export function listField(key: string, names: readonly string[], limit = Infinity): CardMethod {
  return method([instanceNamed(names)], (fields, [child]) => {
    refuseOver(fields, key, limit);
    return append(fields, key, snapshot(child));
  });
}

/** Throws when a repeated field is full. */
export function refuseOver(fields: Fields, key: string, limit: number): void {
  const list = fields[key];
  if (Array.isArray(list) && list.length >= limit) {
    throw new ServiceException(`Limit exceeded: at most ${String(limit)} ${key}.`);
  }
}

export function definePrintJson(): Record<string, CardMethod> {
  return { printJson: method([], (fields: Fields) => JSON.stringify(fields)) };
}

type ClickKind = 'action' | 'openLink' | 'openDynamicLinkAction' | 'composeAction';

/** The methods of clickable widgets. They all set one `oneof` of the message, so a widget can have one kind only. */
export function clickable(): Record<string, CardMethod> {
  return {
    setOnClickAction: clickField('action', 'Action'),
    setOnClickOpenLinkAction: clickField('openDynamicLinkAction', 'Action'),
    setOpenLink: clickField('openLink', 'OpenLink'),
    setAuthorizationAction: clickField('openLink', 'AuthorizationAction'),
    setComposeAction,
  };
}

function clickField(kind: ClickKind, className: string): CardMethod {
  return method([instanceNamed([className])], (fields, [child]) => writeClick(fields, kind, snapshot(child)));
}

/** card.proto has no field for this. The page has to know which function makes the draft, and what kind of draft. */
const setComposeAction = method(
  [instanceNamed(['Action']), instance(cardEnum('ComposedEmailType'))],
  (fields: Fields, [action, type]) =>
    writeClick(fields, 'composeAction', { ...snapshot(action), composedEmailType: type.state.name }),
);

function writeClick(fields: Fields, kind: ClickKind, click: Fields): typeof itself {
  const before = fields['onClick'];
  if (typeof before === 'object' && !(kind in before)) {
    throw new ServiceException('Only one of action, open link and authorization can be set on a clickable object.');
  }
  return write(fields, 'onClick', { [kind]: click });
}
