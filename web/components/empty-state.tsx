import { Stack, Text, ThemeIcon, Title } from '@mantine/core';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

export interface EmptyStateProps {
  readonly icon: LucideIcon;
  readonly title: string;
  /** What the user can do about it. */
  readonly hint: string;
  /** Whether the title is the heading of the page. */
  readonly isHeading?: boolean;
  /** Buttons or links. */
  readonly children?: ReactNode;
}

/** Shown in place of a list or page that has nothing to show. */
export function EmptyState({ icon: Icon, title, hint, isHeading = false, children }: EmptyStateProps) {
  return (
    <Stack align="center" gap="xs" py={64} px="md" ta="center">
      <ThemeIcon size={56} radius="xl" variant="light" aria-hidden>
        <Icon size={28} />
      </ThemeIcon>
      <Title order={isHeading ? 1 : 2} size="h4">
        {title}
      </Title>
      <Text c="dimmed" maw={460}>
        {hint}
      </Text>
      {children}
    </Stack>
  );
}
