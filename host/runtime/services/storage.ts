import { either, flag, integer, listOf, number, optional, recordOf, text } from '../parameter.ts';
import { method } from '../service-method.ts';
import { itself, ServiceException, ServiceType, type ServiceObject } from '../service-object.ts';
import type { Session } from '../session.ts';
import { userStore } from '../stores.ts';

/** Google's published sizes: 9 KB a property value, 500 KB a property store; 250 characters and 100 KB in a cache. */
const maxPropertyBytes = 9 * 1024;
const maxPropertyStoreBytes = 500 * 1024;
const maxCacheKeyLength = 250;
const maxCacheBytes = 100 * 1024;
const maxCacheEntries = 1000;
const defaultCacheSeconds = 600;
const maxCacheSeconds = 21_600;

/** The name of a store; user stores contain Google's id of the account. */
interface StoreName {
  name: string;
}

function bytesOf(value: string): number {
  return Buffer.byteLength(value);
}

function setProperty(store: string, [key, value]: readonly [string, string], session: Session): void {
  if (bytesOf(value) > maxPropertyBytes) throw new ServiceException('Argument too large: value');
  if (bytesOf(key) > maxPropertyBytes) throw new ServiceException('Argument too large: key');
  let total = bytesOf(key) + bytesOf(value);
  for (const [other, held] of session.stores.all(store)) if (other !== key) total += bytesOf(other) + bytesOf(held);
  if (total > maxPropertyStoreBytes) {
    throw new ServiceException(
      'You have exceeded the property storage quota. Please remove some properties and try again.',
    );
  }
  session.stores.write({ store, key, value, expiresAt: null });
}

function clear(store: string, session: Session): void {
  for (const key of session.stores.all(store).keys()) remove(store, key, session);
}

function remove(store: string, key: string, session: Session): void {
  session.stores.write({ store, key, value: null, expiresAt: null });
}

const anyText = either(text, number);

const propertiesType: ServiceType<StoreName> = new ServiceType<StoreName>('PropertiesService.Properties', {
  getProperty: method([text], (self, [key], session) => session.stores.read(self.name, key)),
  getProperties: method([], (self, _args, session) => session.stores.all(self.name)),
  getKeys: method([], (self, _args, session) => [...session.stores.all(self.name).keys()]),
  setProperty: method([text, anyText], (self, [key, value], session) => {
    setProperty(self.name, [key, String(value)], session);
    return itself;
  }),
  setProperties: method([recordOf(anyText), optional(flag)], (self, [entries, deleteOthers], session) => {
    if (deleteOthers === true) clear(self.name, session);
    for (const [key, value] of entries) setProperty(self.name, [key, String(value)], session);
    return itself;
  }),
  deleteProperty: method([text], (self, [key], session) => {
    remove(self.name, key, session);
    return itself;
  }),
  deleteAllProperties: method([], (self, _args, session) => {
    clear(self.name, session);
    return itself;
  }),
});

function putInCache(store: string, [key, value, seconds]: readonly [string, string, number], session: Session): void {
  if (key.length > maxCacheKeyLength) throw new ServiceException('Argument too large: key');
  if (bytesOf(value) > maxCacheBytes) throw new ServiceException('Argument too large: value');
  if (seconds <= 0 || seconds > maxCacheSeconds) throw new ServiceException('Invalid argument: expirationInSeconds');
  const held = session.stores.all(store);
  const [oldest] = held.keys();
  if (oldest !== undefined && !held.has(key) && held.size >= maxCacheEntries) remove(store, oldest, session);
  session.stores.write({ store, key, value, expiresAt: Date.now() + seconds * 1000 });
}

const cacheType: ServiceType<StoreName> = new ServiceType<StoreName>('CacheService.Cache', {
  get: method([text], (self, [key], session) => session.stores.read(self.name, key)),
  getAll: method([listOf(text)], (self, [keys], session) => {
    const held = session.stores.all(self.name);
    return new Map([...held].filter(([key]) => keys.includes(key)));
  }),
  put: method([text, text, optional(integer)], (self, [key, value, seconds], session) => {
    putInCache(self.name, [key, value, seconds ?? defaultCacheSeconds], session);
  }),
  putAll: method([recordOf(text), optional(integer)], (self, [entries, seconds], session) => {
    for (const [key, value] of entries) putInCache(self.name, [key, value, seconds ?? defaultCacheSeconds], session);
  }),
  remove: method([text], (self, [key], session) => {
    remove(self.name, key, session);
  }),
  removeAll: method([listOf(text)], (self, [keys], session) => {
    for (const key of keys) remove(self.name, key, session);
  }),
});

export const propertiesService: ServiceObject = new ServiceType<null>('PropertiesService', {
  getUserProperties: method([], (_self, _args, session) =>
    propertiesType.create({ name: userStore('properties', session.request.user.sub) }),
  ),
  getScriptProperties: method([], () => propertiesType.create({ name: 'properties:script' })),
  // An add-on is not bound to a document, so there are no document properties.
  getDocumentProperties: method([], () => null),
}).create(null);

export const cacheService: ServiceObject = new ServiceType<null>('CacheService', {
  getUserCache: method([], (_self, _args, session) =>
    cacheType.create({ name: userStore('cache', session.request.user.sub) }),
  ),
  getScriptCache: method([], () => cacheType.create({ name: 'cache:script' })),
  getDocumentCache: method([], () => null),
}).create(null);

/** Callbacks are serialized here, so a lock is always free. */
const lockType: ServiceType<{ held: boolean }> = new ServiceType<{ held: boolean }>('LockService.Lock', {
  tryLock: method([integer], (self) => (self.held = true)),
  waitLock: method([integer], (self) => {
    self.held = true;
  }),
  hasLock: method([], (self) => self.held),
  releaseLock: method([], (self) => {
    self.held = false;
  }),
});

export const lockService: ServiceObject = new ServiceType<null>('LockService', {
  getUserLock: method([], () => lockType.create({ held: false })),
  getScriptLock: method([], () => lockType.create({ held: false })),
  getDocumentLock: method([], () => null),
}).create(null);
