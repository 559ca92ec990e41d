import { CommandRegistry, DeciderRunner, EventCodec, ProcessRuntime, ProjectionHost } from '#eventing';
import { ServiceTime } from '#sandbox';
import {
  type DynamicModule,
  Global,
  Inject,
  Module,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import type { Runtime } from './runtime.js';
import { PAYMENTS } from '#compliance';
import { NOTICE_PARTS } from '#notification';

/** Provider token of the injected clock. */
export const CLOCK = 'Clock';
/** Provider token of the whole runtime. */
export const RUNTIME = 'Runtime';

/** Offers the runtime's parts to every context, starts them when all have registered, and stops them at the end. */
@Global()
@Module({})
export class RuntimeModule implements OnApplicationBootstrap, OnApplicationShutdown {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  onApplicationBootstrap(): Promise<void> {
    return this.runtime.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.runtime.stop();
  }

  static of(runtime: Runtime): DynamicModule {
    const providers = [
      { provide: RUNTIME, useValue: runtime },
      { provide: CLOCK, useValue: runtime.clock },
      { provide: ServiceTime, useValue: runtime.time },
      { provide: DeciderRunner, useValue: runtime.runner },
      { provide: ProjectionHost, useValue: runtime.views },
      { provide: ProcessRuntime, useValue: runtime.processes },
      { provide: CommandRegistry, useValue: runtime.registry },
      { provide: 'EventStore', useValue: runtime.store },
      { provide: EventCodec, useValue: runtime.codec },
      { provide: NOTICE_PARTS, useValue: runtime.outside.notices },
      { provide: PAYMENTS, useValue: runtime.outside.payments },
    ];
    return { module: RuntimeModule, providers, exports: providers };
  }
}
