// How somebody left a map, in their own browser. A full or forbidden storage only means that it is not kept.
export const read = (key) => { try { return localStorage.getItem(key); } catch { return null; } };
export const keep = (key, view) => { try { localStorage.setItem(key, view); } catch { /* not kept */ } };
