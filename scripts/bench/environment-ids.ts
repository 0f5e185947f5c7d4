import type { BenchIds } from './task-list-cases.ts';
import type { BenchService } from './task-list-service.ts';

/** The ids that the cases need, from the environment with so many tasks. */
export async function environmentIds(service: BenchService, tasks: number): Promise<BenchIds> {
  const { id } = await service.enterEnvironment(tasks);
  const ids = async (query: string): Promise<string[]> =>
    (await service.client.query<{ id: string }>(query)).rows.map((row) => row.id);
  const users = `select id from users where environment_id = '${id}' and email =`;
  const links = `from task_contacts link where link.environment_id = '${id}'`;
  const [busiest = ''] = await ids(`${users} 'rep-001@bench.example'`);
  const [author = ''] = await ids(`${users} 'rep-050@bench.example'`);
  const [largest = ''] = await ids(`select account_id as id ${links} group by 1 order by count(*) desc limit 1`);
  const [account = ''] = await ids(`select account_id as id from account_reps where environment_id = '${id}'
    and user_id = (${users} 'rep-500@bench.example') order by account_id limit 1`);
  const [contact = account] = await ids(`select contact_id as id ${links} and account_id = '${account}' limit 1`);
  return {
    types: await ids(`select id from task_types where environment_id = '${id}' order by position`),
    statuses: await ids(`select id from task_statuses where environment_id = '${id}' order by position`),
    authors: [busiest, author],
    accounts: [largest, account],
    contact,
  };
}
