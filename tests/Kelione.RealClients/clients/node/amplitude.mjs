// This SDK sends again what was answered with an error, but not what found nobody at the address: then it tells the app, and the app sends again with the same insert_id and time.
import * as amplitude from '@amplitude/analytics-node';
import { address, key, pause, person, play } from './play.mjs';

await amplitude.init(key, { serverUrl: address + '/2/httpapi', flushQueueSize: 5, flushIntervalMillis: 100, flushMaxRetries: 60 }).promise;
const open = [];
const track = async (e) => (await amplitude.track(e.name, e.properties, { user_id: person, device_id: 'device-7', time: e.time, insert_id: e.id }).promise).code === 200;
play({
  hasId: true,
  hasTime: true,
  send: async (events) => events.forEach((e) => open.push((async () => {
    while (!(await track(e))) await pause(500);
  })())),
  settle: () => Promise.all(open),
});
