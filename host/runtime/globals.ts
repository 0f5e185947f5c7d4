import { cardService } from './card-service.ts';
import type { Realm } from './realm.ts';
import type { ServiceObject } from './service-object.ts';
import { calendarApp, driveApp } from './services/calendar.ts';
import { gmailApp } from './services/gmail.ts';
import { consoleService, logger, scriptApp, sessionService } from './services/script.ts';
import { cacheService, lockService, propertiesService } from './services/storage.ts';
import { urlFetchApp } from './services/url-fetch.ts';
import { utilities } from './services/utilities.ts';

const services: Readonly<Record<string, ServiceObject>> = {
  CacheService: cacheService,
  CalendarApp: calendarApp,
  CardService: cardService,
  DriveApp: driveApp,
  GmailApp: gmailApp,
  LockService: lockService,
  Logger: logger,
  PropertiesService: propertiesService,
  ScriptApp: scriptApp,
  Session: sessionService,
  UrlFetchApp: urlFetchApp,
  Utilities: utilities,
  console: consoleService,
};

/** Services that a script on Google finds and the stand-in lacks. `Calendar` and `Drive` are advanced services. */
const notHere =
  'AdminDirectory AdsApp Analytics BigQuery Browser Calendar Charts ContactsApp ContentService DataStudioApp DocumentApp ' +
  'Drive FormApp Gmail GroupsApp HtmlService Jdbc LanguageApp LinearOptimizationService MailApp Maps MimeType People ' +
  'SitesApp SlidesApp SpreadsheetApp Tasks XmlService';

/** Gives the script Google's services and nothing else. */
export function defineGlobals(realm: Realm): void {
  for (const [name, object] of Object.entries(services)) realm.define(name, object);
  for (const name of notHere.split(' ')) realm.defineUnknown(name);
}
