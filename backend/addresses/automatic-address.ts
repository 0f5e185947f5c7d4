/** Names that no person has, whatever follows them after `+`, `-`, `_`, `.` or a digit: `noreply-12@…`, `bounce+x=y@…`. */
const machineNames = new RegExp(
  `^(?:${[
    '(?:do[._-]?)?not?[._-]?reply',
    'dont[._-]?reply',
    'ne[._-]?pas[._-]?repondre',
    'ne[._-]?repondez[._-]?pas',
    '(?:pas[._-]?de|sans)[._-]?reponse',
    'auto[._-]?(?:reply|confirm|response|responder|mailer)',
    'automati(?:c|que|sch)',
    'robot',
    'notif(?:y|ications?)?',
    'alert(?:e|s|es)?',
    'invitations?',
    'mailer-daemon',
    'postmaster',
    'hostmaster',
    'abuse',
    'bounces?',
    'unsubscribe',
    'desabonnement',
    'listserv',
    'majordomo',
    'mdaemon',
  ].join('|')})(?:$|[^a-z])`,
);

/** What services append to the name of what they send: `comments-noreply@…`, `calendar-notification@…`. */
const machineSuffixes = /[._-](?:no-?reply|do-?not-?reply|notifications?)$/;

/** One address for each answer: `reply+abc@…`. */
const answerPrefixes = /^repl(?:y|ies)\+/;

/** What mailing lists append to their own name (RFC 2142 §6 and the habits of Mailman and Sympa). */
const listSuffixes = /-(?:request|bounces?|owner|unsubscribe|subscribe)$/;
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
    machineSuffixes.test(local) ||
    answerPrefixes.test(local) ||
    listSuffixes.test(local) ||
    listPrefixes.test(local)
  );
}
