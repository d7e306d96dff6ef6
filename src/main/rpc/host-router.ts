/**
 * Procedures that the place of this program answers itself and no engine knows (the desktop: print, save a
 * file). On the wire like any other: input by the contract's schema, refusals as values.
 */
import type { z } from 'zod';
import type { InputOf, OutputOf, ProcedureMeta } from '../../shared/contract/procedure';
import type { Result } from '../../shared/domain/problem';
import type { Logger } from '../platform/logger';
import { parseInput } from './front';
import { wireProcedure } from './router';

type Declared = { readonly '~orpc': { inputSchema?: unknown; outputSchema?: unknown; meta: ProcedureMeta } };
type HostContract = Readonly<Record<string, Readonly<Record<string, Declared>>>>;

/** One answer per procedure of the contract; a missing one does not compile. */
export type HostAnswers<C> = {
  readonly [F in keyof C]: {
    readonly [N in keyof C[F]]: C[F][N] extends Declared
      ? (input: InputOf<C[F][N]>) => Promise<Result<OutputOf<C[F][N]>>>
      : never;
  };
};
type AnyAnswer = (input: never) => Promise<Result<unknown>>;

/** The router of a host's own contract, to be joined to the engine's on a port. */
export function hostRouter<C extends HostContract>(contract: C, answers: HostAnswers<C>, log: Logger) {
  const found = answers as Readonly<Record<string, Readonly<Record<string, AnyAnswer>>>>;
  const procedure = (feature: string, name: string, schema: z.ZodType) =>
    wireProcedure({ path: `${feature}.${name}`, log }, async ({ input }) => {
      const parsed = parseInput(schema, input);
      if (!parsed.ok) return parsed;
      const answer = found[feature]?.[name];
      if (!answer) throw new Error(`${feature}.${name} has no answer`);
      return answer(parsed.value as never);
    });
  return Object.fromEntries(
    Object.entries(contract).map(([feature, procedures]) => [
      feature,
      Object.fromEntries(
        Object.entries(procedures).map(([name, declared]) => [
          name,
          procedure(feature, name, declared['~orpc'].inputSchema as z.ZodType),
        ]),
      ),
    ]),
  );
}
export type HostRouter = ReturnType<typeof hostRouter>;
