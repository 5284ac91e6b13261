import { PostHog } from 'posthog-node';
import { address, key, pause, person, play } from './play.mjs';

const posthog = new PostHog(key, { host: address, flushAt: 5, flushInterval: 100, fetchRetryCount: 60, fetchRetryDelay: 1000 });
play({
  hasId: true,
  hasTime: true,
  send: async (events) => events.forEach((e) => posthog.capture({ distinctId: person, event: e.name, properties: e.properties, timestamp: new Date(e.time), uuid: e.id })),
  settle: async () => {
    for (;;) {
      try {
        return await posthog.flush();
      } catch {
        await pause(500);
      }
    }
  },
});
