import { buildSelfDescribingEvent, newTracker } from '@snowplow/node-tracker';
import { address, key, pause, person, play } from './play.mjs';

let taken = 0;
let sent = 0;
const tracker = newTracker({ namespace: 'shop', appId: key }, { endpoint: address, bufferSize: 5, onRequestSuccess: (batch) => { taken += batch.length; } });
tracker.setUserId(person);
play({
  hasId: false,
  hasTime: true,
  send: async (events) => events.forEach((e) => {
    sent++;
    tracker.track(buildSelfDescribingEvent({ event: { schema: 'iglu:com.acme/Ordered/jsonschema/1-0-0', data: e.properties } }), undefined, { type: 'ttm', value: e.time });
  }),
  settle: async () => {
    while (taken < sent) {
      await tracker.flush();
      await pause(300);
    }
  },
});
