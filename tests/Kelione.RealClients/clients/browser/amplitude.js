import '/node_modules/@amplitude/analytics-browser/lib/scripts/amplitude-min.umd.js';
import { address, key, person, play, properties } from './play.js';

const amplitude = window.amplitude;
amplitude.init(key, person, { serverUrl: address + '/2/httpapi', autocapture: { pageViews: true }, fetchRemoteConfig: false, flushIntervalMillis: 250, flushMaxRetries: 60 });
amplitude.identify(new amplitude.Identify().set('email', 'a@shop.example'));
play((n) => amplitude.track('Ordered', properties(n)));
