import '/node_modules/@segment/analytics-next/dist/umd/index.js';
import { address, key, person, play, properties } from './play.js';

const segment = window.AnalyticsNext.AnalyticsBrowser.load({ writeKey: key, cdnURL: address });
segment.page('Shop');
segment.identify(person, { email: 'a@shop.example' });
play((n) => segment.track('Ordered', properties(n)));
