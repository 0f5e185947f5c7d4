import { Badge, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { Building2, EyeOff, UserRound } from 'lucide-react';
import type { ContactRef } from '../../../shared/contact.ts';
import type { TaskDetail } from '../../../shared/task-change.ts';
import { useText } from '../../i18n/language.tsx';
import classes from './task-page.module.css';

/** Whom the task is about; contacts of others' accounts are counted, not named. */
export function ContactSection({ task }: { readonly task: TaskDetail }) {
  const { t } = useText();
  const { contacts, hiddenContacts, transverse } = task;
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="task-contacts">
      <Title order={2} size="h5" id="task-contacts" mb="xs">
        {t.words.contacts}
      </Title>
      {transverse ? (
        <Stack gap={4} align="flex-start">
          <Badge variant="light">{t.words.transverse}</Badge>
          <Text size="sm" c="gray.7">
            {t.task.transverseHint}
          </Text>
        </Stack>
      ) : (
        <Stack component="ul" gap="sm" className={classes['plain'] ?? ''}>
          {contacts.map((contact) => (
            <li key={contact.id}>
              <Contact contact={contact} />
            </li>
          ))}
          {hiddenContacts > 0 ? (
            <li>
              <Group gap="xs" wrap="nowrap" c="gray.7">
                <EyeOff size={16} aria-hidden />
                <Text size="sm">{t.task.hiddenContacts(hiddenContacts)}</Text>
              </Group>
            </li>
          ) : null}
        </Stack>
      )}
    </Paper>
  );
}

function Contact({ contact }: { readonly contact: ContactRef }) {
  const Icon = contact.company === null && contact.email === null ? Building2 : UserRound;
  return (
    <Group gap="xs" wrap="nowrap" align="flex-start">
      <Icon size={16} aria-hidden style={{ flexShrink: 0, marginBlockStart: 3 }} />
      <div className={classes['title'] ?? ''}>
        <Text size="sm" fw={550}>
          {contact.name}
        </Text>
        {contact.company === null ? null : <Text size="sm">{contact.company}</Text>}
        {contact.email === null ? null : (
          <Text size="xs" c="gray.7">
            {contact.email}
          </Text>
        )}
      </div>
    </Group>
  );
}
