import type pg from 'pg';

/** An environment of the bench and how many tasks it gets. */
export interface BenchEnvironment {
  readonly id: string;
  readonly tasks: number;
}

/** How many tasks the environments of the bench have. */
export interface BenchSizes {
  readonly small: number;
  readonly large: number;
}

/** Words of known frequency in the descriptions. */
export const words = {
  titles: 'dossier',
  everywhere: 'bonjour',
  often: 'devis',
  seldom: 'contrat',
  /** A prefix of eleven words; one task in thirty has one of them. */
  sometimes: 'mot400',
  once: 'ref999999',
  nowhere: 'zyzomys',
  /** A prefix of some percent of the words. */
  beginning: 'mot19',
};

/** How many accounts each of these users of the world is attached to. */
export const attached = { 'rep-20@bench.example': 20, 'rep-500@bench.example': 500 };

/** Tasks per account, on average; a few accounts have thousands. */
const tasksPerAccount = 20;
const years = 3;

/**
 * Fills an environment with three years of tasks: most have an account and are closed, open ones are recent, a few
 * authors and accounts have many. Rows are generated inside the database; indexes of the large tables are built
 * afterwards.
 */
export async function fillEnvironment(client: pg.Client, environment: BenchEnvironment): Promise<void> {
  await client.query(`set app.environment_id = '${environment.id}'; set work_mem = '256MB'; select setseed(0.42)`);
  // Skips foreign key checks, which superusers may: the generated rows are consistent.
  await client.query('set session_replication_role = replica').catch(() => undefined);
  for (const statement of statements(environment)) await client.query(statement);
}

/** Runs `work` without the secondary indexes of the large tables, then builds them. */
export async function withoutIndexes(client: pg.Client, work: () => Promise<void>): Promise<void> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
     where indrelid = any('{tasks,task_contacts,task_search,contacts}'::regclass[]) and not indisunique`,
  );
  for (const { name } of rows) await client.query(`drop index ${name}`);
  await work();
  await client.query(`set maintenance_work_mem = '512MB'`);
  for (const { definition } of rows) await client.query(definition);
  await client.query('vacuum analyze');
}

function statements({ id, tasks }: BenchEnvironment): string[] {
  const environment = `'${id}'::uuid`;
  const accounts = Math.max(600, Math.round(tasks / tasksPerAccount));
  return [
    `insert into contacts (environment_id, id, kind, name, relation, created_at)
     select ${environment}, gen_random_uuid(), 'company', 'Société ' || n,
       case when n % 20 = 0 then 'other' when n % 3 = 0 then 'client' else 'prospect' end, now()
     from generate_series(1, ${accounts}) n`,
    `insert into contacts (environment_id, id, kind, name, company_id, created_at)
     select ${environment}, gen_random_uuid(), 'person', 'Personne ' || n || ' de ' || company.name, company.id, now()
     from contacts company cross join generate_series(1, 2) n
     where company.environment_id = ${environment} and company.kind = 'company'`,
    `create temp table account as
     select row_number() over (order by id)::int as n, id from contacts
     where environment_id = ${environment} and kind = 'company'`,
    `create temp table linkable as
     select row_number() over (order by account_id, id)::int as n, id, account_id from contacts
     where environment_id = ${environment}`,
    `create temp table author as
     select row_number() over (order by email)::int as n, id from users
     where environment_id = ${environment} and email like 'rep%'`,
    `create temp table kind as select row_number() over (order by position)::int as n, id from task_types
     where environment_id = ${environment}`,
    `create temp table status as select row_number() over (order by position)::int as n, id from task_statuses
     where environment_id = ${environment}`,
    ...Object.entries(attached).map(
      ([email, count]) => `insert into account_reps (environment_id, user_id, account_id)
       select ${environment}, (select id from users where environment_id = ${environment} and email = '${email}'), id
       from account order by md5(n::text || '${email}') limit ${count}`,
    ),
    `create temp table sentence as
     select n, (
       select string_agg('mot' || floor(power(random(), 4) * 20000)::int, ' ') from generate_series(1, 12 + 0 * n)
     ) as text from generate_series(1, 20000) n`,
    'analyze account, linkable, author, kind, status, sentence',
    ...taskStatements(environment, tasks),
    'drop table account, linkable, author, kind, status, sentence, drawn',
  ];
}

function taskStatements(environment: string, tasks: number): string[] {
  return [
    `create temp table drawn as
     select n, gen_random_uuid() as id, now() - (${tasks} - n) * (interval '${years} years' / ${tasks}) as created_at,
       1 + floor(power(random(), 2) * (select count(*) from author))::int as author,
       1 + floor(power(random(), 2) * (select count(*) from author))::int as other,
       random() as assigned, random() as closing, random() as kind, random() as due, random() as source,
       random() as contacts, 1 + floor(power(random(), 2) * (select count(*) from linkable))::int as contact,
       1 + floor(power(random(), 2) * (select count(*) from linkable))::int as second, random() as age
     from generate_series(1, ${tasks}) n`,
    `alter table drawn add primary key (n)`,
    `analyze drawn`,
    `create temp table written as
     select d.n, 'Dossier ' || d.n || ' ' || split_part(first.text, ' ', 1) as title,
       concat_ws(' ', case when d.n % 5 < 3 then '${words.everywhere}' end, first.text, second.text,
         case when d.n % 10 = 0 then '${words.often}' end, third.text, case when d.n % 100 = 7 then '${words.seldom}' end,
         fourth.text, 'ref' || d.n) as text
     from drawn d
       join sentence first on first.n = 1 + d.n * 7919::bigint % 20000
       join sentence second on second.n = 1 + d.n * 104729::bigint % 19997
       join sentence third on third.n = 1 + d.n * 1299709::bigint % 19993
       join sentence fourth on fourth.n = 1 + d.n * 15485863::bigint % 19991`,
    `insert into tasks (environment_id, id, number, title, type_id, status_id, saved_status_id, description_html,
       description_text, description_truncated, author_id, assignee_id, due_on, source_kind, contact_count, created_at,
       updated_at, undone_at, removal)
     select ${environment}, d.id, d.n, w.title, kind.id, status.id, status.id, '<p>' || w.text || '</p>', w.text, false,
       author.id, case when d.assigned < 0.85 then author.id when d.assigned < 0.95 then other.id end,
       case when d.due < 0.6 then (d.created_at + interval '30 days' * d.due)::date end,
       case when d.source < 0.8 then 'mail' when d.source < 0.97 then 'event' else 'manual' end,
       case when d.contacts < 0.15 then 0 when d.contacts < 0.8 or d.contact = d.second then 1 else 2 end, d.created_at,
       least(now(), d.created_at + interval '60 days' * d.age * d.age),
       case when d.n % 97 = 0 then d.created_at end, case when d.n % 97 = 0 then 'undone' end
     from drawn d join written w on w.n = d.n join author on author.n = d.author join author other on other.n = d.other
       join kind on kind.n = case when d.kind < 0.001 then 8 else 1 + floor(d.kind * 7)::int end
       join status on status.n = case
         when d.closing < (case when d.created_at > now() - interval '45 days' then 0.3 else 0.97 end) then 4 + (d.n % 2)
         else 1 + d.n % 3 end
     order by d.n`,
    `analyze tasks`,
    `insert into task_contacts (environment_id, task_id, contact_id, account_id, task_created_at, author_id, undone,
       task_type_id, task_status_id, task_assignee_id, task_source_kind, task_due_on, task_updated_at)
     select ${environment}, t.id, linkable.id, linkable.account_id, t.created_at, t.author_id, t.undone_at is not null,
       t.type_id, t.status_id, t.assignee_id, t.source_kind, t.due_on, t.updated_at
     from drawn d join tasks t on t.environment_id = ${environment} and t.id = d.id
       cross join lateral (values (1, d.contact), (2, d.second)) as picked (place, n)
       join linkable on linkable.n = picked.n
     where picked.place <= t.contact_count`,
    `insert into attachments (environment_id, id, task_id, position, name, media_type, url, inline)
     select ${environment}, gen_random_uuid(), id, 1, 'plan.pdf', 'application/pdf', 'https://drive.google.com/file', false
     from drawn where n % 2 = 0`,
    `insert into task_search (environment_id, task_id, words, task_created_at, author_id, contact_count, undone,
       task_type_id, task_status_id, task_assignee_id, task_source_kind, task_due_on, task_updated_at)
     select ${environment}, d.id, array_to_tsvector(array(
       select distinct left(${environment}::text, 8) || word from unnest(string_to_array(lower(w.title || ' ' || w.text), ' ')) word
     )), t.created_at, t.author_id, t.contact_count, t.undone_at is not null, t.type_id, t.status_id, t.assignee_id,
       t.source_kind, t.due_on, t.updated_at
     from drawn d join written w on w.n = d.n join tasks t on t.environment_id = ${environment} and t.id = d.id
     order by d.n`,
    `update task_counters set last_number = ${tasks} where environment_id = ${environment}`,
    'drop table written',
  ];
}
