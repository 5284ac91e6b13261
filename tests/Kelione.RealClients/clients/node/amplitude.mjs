import * as amplitude from '@amplitude/analytics-node';
import { address, key, person, play } from './play.mjs';

await amplitude.init(key, { serverUrl: address + '/2/httpapi', flushQueueSize: 5, flushIntervalMillis: 100, flushMaxRetries: 60 }).promise;
const open = [];
play({
  hasId: true,
  hasTime: true,
  send: async (events) => events.forEach((e) => open.push(amplitude.track(e.name, e.properties, { user_id: person, device_id: 'device-7', time: e.time, insert_id: e.id }).promise)),
  settle: async () => {
    for (const result of await Promise.all(open)) {
      if (result.code !== 200) throw new Error(JSON.stringify(result));
    }
  },
});
