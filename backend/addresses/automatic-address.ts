/** Names that no person has, whatever follows them after `+`, `-`, `_`, `.` or a digit (`noreply-12@…`, `bounce+x=y@…`). */
const machineNames =
  /^(?:(?:do[._-]?)?not?[._-]?reply|ne[._-]?pas[._-]?repondre|nepasrepondre|pas[._-]?de[._-]?reponse|mailer-daemon|postmaster|bounces?|unsubscribe|desabonnement|listserv|majordomo|mdaemon)(?:$|[^a-z])/;

/** What mailing lists append to their own name (RFC 2142 §6 and the habits of Mailman and Sympa). */
const listSuffixes = /-(?:request|bounces?|owner|unsubscribe|subscribe|noreply|no-reply)$/;
const listPrefixes = /^(?:owner|bounces?)-/;
const listHosts = /^(?:lists?|listes?|bounces?|groups?)\./;

/** Rooms, shared calendars and groups of Google, and the other public list hosts. */
const machineDomains = new Set([
  'resource.calendar.google.com',
  'group.calendar.google.com',
  'group.v.calendar.google.com',
  'import.calendar.google.com',
  'calendar-server.bounces.google.com',
  'unknownorganizer.calendar.google.com',
  'googlegroups.com',
  'docs.google.com',
  'reply.github.com',
  'noreply.github.com',
  'groups.io',
]);

/** Whether an address in canonical form is a machine's: no-reply, mailing list, meeting room. */
export function isAutomaticAddress(address: string): boolean {
  const at = address.lastIndexOf('@');
  const local = address.slice(0, at);
  const domain = address.slice(at + 1);
  return (
    machineDomains.has(domain) ||
    listHosts.test(domain) ||
    machineNames.test(local) ||
    listSuffixes.test(local) ||
    listPrefixes.test(local)
  );
}
