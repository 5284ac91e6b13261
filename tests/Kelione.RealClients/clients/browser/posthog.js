import posthog from '/node_modules/posthog-js/dist/module.no-external.js';
import { address, key, person, play, properties } from './play.js';

posthog.init(key, { api_host: address, autocapture: false, capture_pageview: true, opt_out_useragent_filter: true, request_queue_config: { flush_interval_ms: 250 } });
posthog.identify(person, { email: 'a@shop.example' });
play((n) => posthog.capture('Ordered', properties(n)));
