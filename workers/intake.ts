import type { WorkerOrders } from "@/lib/services/workers/heartbeat";
import type { Consumer } from "./loop";

/** The queues that a worker takes jobs from, opened and closed as admins ask. */
export class Intake {
  private readonly consumers: { queue: string; consumer: Consumer }[] = [];

  add(queue: string, consumer: Consumer): void {
    this.consumers.push({ queue, consumer });
  }

  async follow({ drain, pausedQueues }: WorkerOrders): Promise<void> {
    await Promise.all(this.consumers.map(({ queue, consumer }) => consumer.setOpen(!drain && !pausedQueues.has(queue))));
  }
}
