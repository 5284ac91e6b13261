// This SDK does not send again by itself, and its protocol has no id of an action: the app sends again what was not answered.
import { EventEmitter } from 'node:events';
import MatomoTracker from 'matomo-tracker';
import { address, key, pause, person, play } from './play.mjs';

EventEmitter.defaultMaxListeners = 100;
const matomo = new MatomoTracker(key, address + '/matomo.php');
const open = [];
const bulk = (events) => new Promise((then) => {
  const failed = () => then(false);
  matomo.once('error', failed);
  matomo.trackBulk(events.map((e) => ({ url: 'https://shop.example/', e_c: 'Shop', e_a: e.name, uid: person, cdt: new Date(e.time).toISOString(), n: e.n, price: e.properties.price, 'deep.word': e.properties.deep.word, list: JSON.stringify(e.properties.list) })), (answer) => {
    matomo.off('error', failed);
    then(JSON.parse(answer).status === 'success');
  });
});
play({
  hasId: false,
  hasTime: true,
  send: async (events) => open.push((async () => {
    while (!(await bulk(events))) await pause(500);
  })()),
  settle: () => Promise.all(open),
});
