// The bundle is run in Node as well, where there is no document for the polyfill to look at.
export default { build: { modulePreload: { polyfill: false } } };
