import { Field, InputType } from '@nestjs/graphql';
import { DateTime, Position } from './scalars.js';

@InputType({
  description: 'A moment in the past, as it was recorded. Of both, the earlier counts; of neither, now.',
})
export class AsOfInput {
  @Field(() => DateTime, { nullable: true, description: 'What was recorded by then.' }) time?: string | null;
  @Field(() => Position, { nullable: true, description: 'What stands in the log up to here.' })
  position?: string | null;
}
