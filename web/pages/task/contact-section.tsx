import { Anchor, Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { EyeOff } from 'lucide-react';
import { useState } from 'react';
import type { ContactRef } from '../../../shared/contacts/contact.ts';
import type { TaskDetail } from '../../../shared/tasks/task-change.ts';
import { useText } from '../../i18n/language.tsx';
import classes from './task-page.module.css';

/** Of more contacts than `most` the first `few` are shown: what the task says is below them on a narrow page. */
const most = 6;
const few = 4;

/** Whom the task is about; contacts of others' accounts are counted, not named. */
export function ContactSection({ task }: { readonly task: TaskDetail }) {
  const { t } = useText();
  const { contacts, hiddenContacts, transverse } = task;
  const [all, setAll] = useState(contacts.length <= most);
  const shown = all ? contacts : contacts.slice(0, few);
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
          {shown.map((contact) => (
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
      {all ? null : (
        <Button variant="subtle" size="compact-sm" mt="xs" onClick={() => setAll(true)}>
          {t.task.otherContacts(contacts.length - few)}
        </Button>
      )}
    </Paper>
  );
}

function Contact({ contact: { name, company, email } }: { readonly contact: ContactRef }) {
  return (
    <div className={classes['title'] ?? ''}>
      <Text size="sm" fw={550}>
        {name}
      </Text>
      {company === null ? null : <Text size="sm">{company}</Text>}
      {email === null ? null : (
        <Anchor href={`mailto:${email}`} size="xs">
          {email}
        </Anchor>
      )}
    </div>
  );
}
