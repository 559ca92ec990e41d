import type { ArgumentMetadata, PipeTransform, Type } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { type ValidationError, validateSync } from 'class-validator';
import { badUserInput } from './bad-user-input.js';
import type { InputProblem } from './variable-problem.js';

/** What has no rules of its own. */
const NO_CLASS: ReadonlySet<Type> = new Set<Type>([String, Number, Boolean, Array, Object]);

/** Checks the inputs of resolvers; every problem is told with the path of its field. */
export function inputPipe(): PipeTransform {
  return {
    transform: (value: unknown, { type, metatype, data }: ArgumentMetadata) => {
      // To Nest, arguments of a field are a body; its parent and context come by here, too.
      if (type !== 'body' || !metatype || NO_CLASS.has(metatype) || !isObject(value)) return value;
      const input: unknown = plainToInstance(metatype, value);
      if (!isObject(input)) return value;
      const errors = validateSync(input, { forbidUnknownValues: false });
      if (errors.length === 0) return input;
      const root = data === undefined ? [] : [data];
      throw badUserInput(errors.flatMap((error) => problemsOf(error, root)));
    },
  };
}

function problemsOf(error: ValidationError, parents: readonly string[]): readonly InputProblem[] {
  const path = [...parents, error.property];
  const own = Object.values(error.constraints ?? {}).map((reason) => ({ path: path.join('.'), reason }));
  return [...own, ...(error.children ?? []).flatMap((child) => problemsOf(child, path))];
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
