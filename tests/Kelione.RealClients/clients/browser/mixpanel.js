import '/node_modules/mixpanel-browser/dist/mixpanel.umd.js';
import { address, key, person, play, properties } from './play.js';

const mixpanel = window.mixpanel;
mixpanel.init(key, { api_host: address, track_pageview: true, autocapture: false, batch_flush_interval_ms: 250 });
mixpanel.identify(person);
mixpanel.people.set({ $email: 'a@shop.example' });
play((n) => mixpanel.track('Ordered', properties(n)));
