import { createEnvironment } from '../create-environment.ts';
import { deleteEnvironment } from '../delete-environment.ts';
import { listEnvironments, renameEnvironment, type Answer, type OperatorContext } from '../environments.ts';
import { succeed } from '../../platform/outcome.ts';
import { addUser, changeUser } from '../users.ts';
import type { AdminCommand } from './arguments.ts';
import type { AdminAnswer } from './format-answer.ts';

/** A command that works on the database. */
export type DatabaseCommand = Exclude<AdminCommand, { readonly name: 'identity check' }>;

/** Runs a command. `baseUrl`: the public URL of the service. */
export function runCommand(
  context: OperatorContext,
  baseUrl: string,
  command: DatabaseCommand,
): Promise<Answer<AdminAnswer>> {
  const pageOf = (name: string) => `${baseUrl}/e/${name}`;
  switch (command.name) {
    case 'environment create':
      return answerWith(createEnvironment(context, command.asked), (created) => ({
        created,
        admin: command.asked.admin.email,
        page: pageOf(created.name),
      }));
    case 'environment list':
      return listEnvironments(context).then((environments) => succeed({ environments }));
    case 'environment rename':
      return answerWith(renameEnvironment(context, command), (renamed) => ({ renamed, page: pageOf(renamed.name) }));
    case 'environment delete':
      return answerWith(deleteEnvironment(context, command.environment), (deleted) => ({ deleted }));
    case 'user add':
      return answerWith(addUser(context, command.asked), (added) => ({
        added,
        page: pageOf(command.asked.environment),
      }));
    case 'user change':
      return answerWith(changeUser(context, command.asked), (changed) => ({ changed }));
  }
}

async function answerWith<T>(
  work: Promise<Answer<T>>,
  answer: (value: T) => AdminAnswer,
): Promise<Answer<AdminAnswer>> {
  const result = await work;
  return result.ok ? succeed(answer(result.value)) : result;
}
