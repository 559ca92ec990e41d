import { graphqlEnum } from '#graphql-kit';

export const AdjustmentReason = graphqlEnum('AdjustmentReason', [
  'DAMAGED',
  'LOST',
  'STOLEN',
  'EXPIRED',
  'FOUND',
  'OTHER',
]);
