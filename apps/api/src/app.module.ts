import { AccessKeyQueries } from '#access/views';
import { ApiKeyAuthenticator, openDoor } from '#access';
import { BackorderApiModule } from '#backorder';
import { ComplianceApiModule } from '#compliance';
import { type Runtime, RuntimeModule } from '#composition';
import { CommandIndex } from '#eventing';
import { graphqlOptions } from '#graphql-kit';
import { ReplyPagesModule } from '#notification';
import { OrderingApiModule } from '#ordering';
import { SandboxApiModule } from '#sandbox';
import { StockApiModule } from '#stock';
import { SupplyApiModule } from '#supply';
import type { ApolloDriverConfig } from '@nestjs/apollo';
import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import { logLine } from './log.js';
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
    const authenticator = settings.authentication
      ? new ApiKeyAuthenticator(new AccessKeyQueries(runtime.views.reader), runtime.clock)
      : openDoor;
    return {
      module: AppModule,
      imports: [
        RuntimeModule.of(runtime),
        GraphQLModule.forRoot<ApolloDriverConfig>(
          graphqlOptions({
            authenticator,
            firstUses: new CommandIndex(runtime.views.reader),
            production: settings.production,
            reportError: (error, request) => logLine('error', 'a request failed', { ...request, error }),
          }),
        ),
        OrderingApiModule,
        StockApiModule,
        BackorderApiModule,
        SupplyApiModule,
        ComplianceApiModule,
        ReplyPagesModule,
        SandboxApiModule,
      ],
      providers: [ServiceStatusResolver, TimelineResolver, ...more],
    };
  }
}
