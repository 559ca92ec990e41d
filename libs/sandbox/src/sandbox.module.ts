import { Module } from '@nestjs/common';
import { ClockResolver } from './api/clock.resolver.js';

/** The GraphQL side of time. Needs the runtime's parts as global providers. */
@Module({ providers: [ClockResolver] })
export class SandboxApiModule {}
