import { serviceEnum, type EnumValue } from '../card-enums.ts';
import { append, refuseOver, snapshot, type CardMethod, type Fields } from '../card-fields.ts';
import { instance, instanceNamed, text } from '../parameter.ts';
import { method } from '../service-method.ts';
import { itself, ServiceException, ServiceType, type ServiceObject } from '../service-object.ts';

const errorType = serviceEnum(
  'ConferenceDataService.ConferenceErrorType',
  'AUTHENTICATION CONFERENCE_SOLUTION_FORBIDDEN PERMANENT PERMISSION_DENIED TEMPORARY UNKNOWN',
);
const featureType = serviceEnum('ConferenceDataService.EntryPointFeature', 'UNKNOWN_FEATURE TOLL TOLL_FREE');
const entryPointType = serviceEnum('ConferenceDataService.EntryPointType', 'VIDEO PHONE MORE SIP');

/** Texts have a greatest length, by Google's reference. */
function shortTextField(key: string, limit: number): CardMethod {
  return method([text], (fields: Fields, [value]) => {
    if (value.length > limit)
      throw new ServiceException(`Invalid argument: ${key} is longer than ${String(limit)} characters`);
    fields[key] = value;
    return itself;
  });
}

const schemes: Readonly<Record<string, RegExp>> = {
  VIDEO: /^https?:/i,
  MORE: /^https?:/i,
  PHONE: /^tel:/i,
  SIP: /^sip:/i,
};

const entryPointTypeField = method([instance(entryPointType.type)], (fields: Fields, [{ state }]) => {
  fields['entryPointType'] = state.name;
  return itself;
});

const addFeature = method([instance(featureType.type)], (fields: Fields, [{ state }]) => {
  if (fields['entryPointType'] !== 'PHONE') throw new ServiceException('Invalid argument: feature');
  return append(fields, 'entryPointFeatures', state.name);
});

const maxEntries = 300;

const addEntryPoint = method([instanceNamed(['EntryPoint'])], (fields: Fields, [entryPoint]) => {
  refuseOver(fields, 'entryPoints', maxEntries);
  const { entryPointType: type, uri, ...more } = snapshot(entryPoint);
  if (typeof type !== 'string' || typeof uri !== 'string' || schemes[type]?.test(uri) !== true) {
    throw new ServiceException('Invalid argument: entryPoint');
  }
  return append(fields, 'entryPoints', { entryPointType: type, uri, ...more });
});

const addConferenceParameter = method([instanceNamed(['ConferenceParameter'])], (fields: Fields, [parameter]) => {
  refuseOver(fields, 'conferenceParameters', maxEntries);
  return append(fields, 'conferenceParameters', snapshot(parameter));
});

const setError = method([instanceNamed(['ConferenceError'])], (fields: Fields, [error]) => {
  fields['error'] = snapshot(error);
  return itself;
});

/** What a ConferenceDataBuilder makes: it goes into a CalendarEventActionResponse, or back from a conference trigger. */
export const conferenceDataType: ServiceType<Fields> = new ServiceType<Fields>('ConferenceDataService.ConferenceData', {
  printJson: method([], (fields: Fields) => JSON.stringify(fields)),
});

const builders: Readonly<Record<string, Record<string, CardMethod>>> = {
  ConferenceDataBuilder: {
    addConferenceParameter,
    addEntryPoint,
    build: method([], (fields: Fields) => conferenceDataType.create(structuredClone(fields))),
    setConferenceId: shortTextField('conferenceId', 512),
    setConferenceSolutionId: shortTextField('conferenceSolutionId', 512),
    setError,
    setNotes: shortTextField('notes', 2048),
  },
  ConferenceError: {
    setAuthenticationUrl: shortTextField('authenticationUrl', 1300),
    setConferenceErrorType: method([instance<EnumValue>(errorType.type)], (fields: Fields, [{ state }]) => {
      fields['conferenceErrorType'] = state.name;
      return itself;
    }),
  },
  ConferenceParameter: { setKey: shortTextField('key', 50), setValue: shortTextField('value', 1024) },
  EntryPoint: {
    addFeature,
    setAccessCode: shortTextField('accessCode', 128),
    setEntryPointType: entryPointTypeField,
    setMeetingCode: shortTextField('meetingCode', 128),
    setPasscode: shortTextField('passcode', 128),
    setPassword: shortTextField('password', 128),
    setPin: shortTextField('pin', 128),
    setRegionCode: shortTextField('regionCode', 16),
    setUri: shortTextField('uri', 1300),
  },
};

/** Makers of conference data for an event. https://developers.google.com/apps-script/reference/conference-data */
export const conferenceDataService: ServiceObject = new ServiceType<null>(
  'ConferenceDataService',
  Object.fromEntries(
    Object.entries(builders).map(([name, methods]) => {
      const type = new ServiceType<Fields>(`ConferenceDataService.${name}`, methods);
      return [`new${name}`, method([], () => type.create({}))];
    }),
  ),
  {
    ConferenceErrorType: errorType.holder,
    EntryPointFeature: featureType.holder,
    EntryPointType: entryPointType.holder,
  },
).create(null);
