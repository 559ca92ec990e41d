import { Module } from '@nestjs/common';
import { DelayRuleResolver } from './api/delay-rule.resolver.js';

/** The GraphQL side of the delay rules. */
@Module({ providers: [DelayRuleResolver] })
export class ComplianceApiModule {}
