-- Gmail ignores dots and tags: a contact is found by another form of its address (addresses/mailbox.ts).
create index contact_emails_by_gmail_mailbox on contact_emails (
  environment_id, (replace(split_part(split_part(email_canonical, '@', 1), '+', 1), '.', ''))
) where email_canonical like '%@gmail.com' or email_canonical like '%@googlemail.com';
