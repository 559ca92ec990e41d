import { BackorderApiModule } from '#backorder';
import { ComplianceApiModule } from '#compliance';
import { type Runtime, RuntimeModule } from '#composition';
import { graphqlOptions } from '#graphql-kit';
import { LiveApiModule } from '#live';
import { ReplyPagesModule } from '#notification';
import { OrderingApiModule } from '#ordering';
import { SandboxApiModule } from '#sandbox';
import { StockApiModule } from '#stock';
import { SupplyApiModule } from '#supply';
import type { ApolloDriverConfig } from '@nestjs/apollo';
import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import { graphqlParts } from './graphql-parts.js';
import { ServiceStatusResolver } from './service/service-status.resolver.js';
import { TimelineResolver } from './service/timeline.resolver.js';
import type { Settings } from './settings.js';

/** The API over one runtime. */
@Module({})
export class AppModule {
  static of(
    runtime: Runtime,
    settings: Pick<Settings, 'authentication' | 'production'>,
    more: readonly Provider[],
  ): DynamicModule {
    return {
      module: AppModule,
      imports: [
        RuntimeModule.of(runtime),
        GraphQLModule.forRoot<ApolloDriverConfig>(graphqlOptions(graphqlParts(runtime, settings))),
        OrderingApiModule,
        StockApiModule,
        BackorderApiModule,
        SupplyApiModule,
        ComplianceApiModule,
        ReplyPagesModule,
        SandboxApiModule,
        LiveApiModule,
      ],
      providers: [ServiceStatusResolver, TimelineResolver, ...more],
    };
  }
}
