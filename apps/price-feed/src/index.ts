export { createPriceFeed, type PriceFeed } from './price-feed.ts';
