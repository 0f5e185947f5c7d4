import { cardService } from './card-service.ts';
import type { Realm } from './realm.ts';
import type { ServiceObject } from './service-object.ts';
import type { Manifest } from './manifest.ts';
import { calendarApp, driveApp } from './services/calendar.ts';
import { calendarApi } from './services/calendar-api.ts';
import { conferenceDataService } from './services/conference-data.ts';
import { mimeTypes } from './services/mime-types.ts';
import { gmailApp } from './services/gmail.ts';
import { mailApp } from './services/outbox.ts';
import { consoleService, logger, scriptApp, sessionService } from './services/script.ts';
import { cacheService, lockService, propertiesService } from './services/storage.ts';
import { urlFetchApp } from './services/url-fetch.ts';
import { utilities } from './services/utilities.ts';

const services: Readonly<Record<string, ServiceObject>> = {
  CacheService: cacheService,
  CalendarApp: calendarApp,
  CardService: cardService,
  ConferenceDataService: conferenceDataService,
  DriveApp: driveApp,
  GmailApp: gmailApp,
  LockService: lockService,
  Logger: logger,
  MailApp: mailApp,
  PropertiesService: propertiesService,
  ScriptApp: scriptApp,
  Session: sessionService,
  UrlFetchApp: urlFetchApp,
  Utilities: utilities,
  console: consoleService,
};

/** Services that a script on Google finds and the stand-in lacks. */
const notHere =
  'AdsApp Browser Charts ContactsApp ContentService DataStudioApp DocumentApp FormApp GroupsApp HtmlService Jdbc ' +
  'LanguageApp LinearOptimizationService Maps SitesApp SlidesApp SpreadsheetApp XmlService';

/** Gives the script Google's services and nothing else; an advanced service only when the manifest enables it. */
export function defineGlobals(realm: Realm, manifest: Manifest): void {
  for (const [name, object] of Object.entries(services)) realm.define(name, object);
  for (const name of notHere.split(' ')) realm.defineUnknown(name);
  realm.defineData('MimeType', mimeTypes);
  for (const { userSymbol, serviceId } of manifest.dependencies.enabledAdvancedServices) {
    if (serviceId === 'calendar') realm.define(userSymbol, calendarApi);
    else realm.defineUnknown(userSymbol);
  }
  for (const { userSymbol } of manifest.dependencies.libraries) realm.defineUnknown(userSymbol, 'library');
}
