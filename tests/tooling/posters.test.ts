import { orderOf } from '../../scripts/posters';

describe('npm run posters', () => {
  it.each([
    [['150205-C', 'out'], { unit: '150205-C', folder: 'out', region: null, items: true }],
    [['all', 'out'], { unit: 'all', folder: 'out', region: null, items: false }],
    [['all', 'out', '--items', '--region', '150205'], { unit: 'all', folder: 'out', region: '150205', items: true }],
    [['--region', '150205', 'U1', 'out'], { unit: 'U1', folder: 'out', region: '150205', items: true }],
  ])('understands %j', (words, order) => {
    expect(orderOf(words)).toEqual(order);
  });

  it.each([[[]], [['all']], [['all', 'out', 'more']]])('says how to be called: %j', (words) => {
    expect(() => orderOf(words)).toThrow(/npm run posters -- <unit code\|all> <folder>/);
  });
});
