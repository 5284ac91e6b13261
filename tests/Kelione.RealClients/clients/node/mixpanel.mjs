// This SDK does not send again by itself: it tells the app by a callback, and the app does, with the same $insert_id and time.
import Mixpanel from 'mixpanel';
import { address, key, pause, person, play } from './play.mjs';

const { hostname, port, pathname } = new URL(address);
const mixpanel = Mixpanel.init(key, { host: hostname, port, protocol: 'http', path: pathname });
const open = [];
const track = (e) => new Promise((then) => mixpanel.track(e.name, { distinct_id: person, ...e.properties, time: new Date(e.time), $insert_id: e.id }, then));
play({
  hasId: true,
  hasTime: true,
  send: async (events) => events.forEach((e) => open.push((async () => {
    while (await track(e)) await pause(500);
  })())),
  settle: () => Promise.all(open),
});
