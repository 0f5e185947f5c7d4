import * as z from 'zod/mini';
import { environmentNameSchema } from '../ids.ts';

// What callers send, apart from the answers: the add-on takes the types alone, so that none of it is in its code.

const identityTokenSchema = z.string().check(z.minLength(1), z.maxLength(8192));

export const environmentsRequestSchema = z.object({ identityToken: identityTokenSchema });
export const sessionRequestSchema = z.object({
  environment: environmentNameSchema,
  identityToken: identityTokenSchema,
});
