import { Analytics } from '@segment/analytics-node';
import { address, key, person, play } from './play.mjs';

const { origin, pathname } = new URL(address);
const segment = new Analytics({ writeKey: key, host: origin, path: pathname + '/v1/batch', flushAt: 5, flushInterval: 100, maxRetries: 60 });
const open = [];
play({
  hasId: true,
  hasTime: true,
  send: async (events) => events.forEach((e) => open.push(new Promise((then, fail) =>
    segment.track({ userId: person, event: e.name, properties: e.properties, timestamp: new Date(e.time), messageId: e.id }, (error) => error ? fail(error) : then())))),
  settle: () => Promise.all(open),
});
