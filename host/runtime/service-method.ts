import { mismatch, typeName, type Parameter, type ValuesOf } from './parameter.ts';
import { notSimulated, ServiceException, type CallSite, type ServiceMethod } from './service-object.ts';
import type { Session } from './session.ts';

/** A method with checked parameters, e.g. `method([text], (self, [name]) => …)`. */
export function method<S, const P extends readonly Parameter<unknown>[]>(
  accepts: P,
  run: (self: S, args: ValuesOf<P>, session: Session) => unknown,
): ServiceMethod<S> {
  return {
    scopes: [],
    call: (self, args, where) => run(self, readArguments(accepts, args, where), where.session),
  };
}

/** The same method, for which the user has to have granted one of these scopes. */
export function withScopes<S>(scopes: readonly string[], inner: ServiceMethod<S>): ServiceMethod<S> {
  return { ...inner, scopes };
}

/** A documented method that the stand-in lacks. Calling it throws an error that names it. */
export function failAsMissing<S>(scopes: readonly string[] = []): ServiceMethod<S> {
  return {
    scopes,
    call: (_self, _args, where) => {
      throw notSimulated(where.qualifiedName);
    },
  };
}

function readArguments<P extends readonly Parameter<unknown>[]>(
  accepts: P,
  args: readonly unknown[],
  where: CallSite,
): ValuesOf<P> {
  const required = accepts.filter((parameter) => !parameter.optional).length;
  const values = accepts.map((parameter, index) => parameter.read(args[index]));
  if (args.length < required || args.length > accepts.length || values.includes(mismatch)) {
    throw new ServiceException(
      `The parameters (${args.map(typeName).join(',')}) don't match the method signature for ${where.qualifiedName}.`,
    );
  }
  // Each value was read by the parameter of its own index, which is what ValuesOf says.
  return values as unknown as ValuesOf<P>;
}
