import { CommandRegistry, DeciderRunner } from '#eventing';
import type { Clock } from '#kernel';
import { OrderingExecutor, OrderingModule, OrderPeople } from '#ordering';
import { Module, type OnModuleInit } from '@nestjs/common';
import { NoticeDelivery } from './application/notice-delivery.js';
import { NoticeExecutor } from './application/notice-executor.js';
import { NOTICE_PARTS, type NoticeParts } from './application/notice-parts.js';
import { OrderRecipients } from './application/order-recipients.js';
import { ReplyDesk } from './application/reply-desk.js';
import { Templates } from './application/templates.js';

type DeliveryParts = [NoticeExecutor, OrderPeople, Templates, NoticeParts, Clock];

/** Sends notices. Needs the runtime's parts as global providers. */
@Module({
  imports: [OrderingModule],
  providers: [
    {
      provide: NoticeExecutor,
      useFactory: (runner: DeciderRunner) => new NoticeExecutor(runner),
      inject: [DeciderRunner],
    },
    {
      provide: Templates,
      useFactory: (runner: DeciderRunner) => new Templates(runner),
      inject: [DeciderRunner],
    },
    {
      provide: NoticeDelivery,
      useFactory: (...[executor, people, templates, parts, clock]: DeliveryParts) =>
        new NoticeDelivery(executor, new OrderRecipients(people), templates, parts, clock),
      inject: [NoticeExecutor, OrderPeople, Templates, NOTICE_PARTS, 'Clock'],
    },
  ],
  exports: [NoticeExecutor, Templates],
})
export class NotificationModule implements OnModuleInit {
  constructor(
    private readonly executor: NoticeExecutor,
    private readonly delivery: NoticeDelivery,
    private readonly registry: CommandRegistry,
  ) {}

  onModuleInit(): void {
    this.executor.registerIn(this.registry);
    this.delivery.registerIn(this.registry);
  }
}

/** What the pages need on which buyers answer. */
@Module({
  imports: [NotificationModule, OrderingModule],
  providers: [
    {
      provide: ReplyDesk,
      useFactory: (notices: NoticeExecutor, orders: OrderingExecutor, parts: NoticeParts, clock: Clock) =>
        new ReplyDesk(notices, orders, parts, clock),
      inject: [NoticeExecutor, OrderingExecutor, NOTICE_PARTS, 'Clock'],
    },
  ],
  exports: [ReplyDesk],
})
export class ReplyPagesModule {}
