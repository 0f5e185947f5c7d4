import * as z from 'zod/mini';
import { environmentNameSchema } from '../ids.ts';

// Request schemas, apart from the responses: the add-on imports only their types, so that they stay out of its bundle.

const identityTokenSchema = z.string().check(z.minLength(1), z.maxLength(8192));

export const environmentsRequestSchema = z.object({ identityToken: identityTokenSchema });
export const sessionRequestSchema = z.object({
  environment: environmentNameSchema,
  identityToken: identityTokenSchema,
});
