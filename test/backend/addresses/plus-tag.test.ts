import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dropTag } from '../../../backend/addresses/plus-tag.ts';

it.each([
  ['lou@acme.example', 'lou@acme.example'],
  ['lou+devis@acme.example', 'lou@acme.example'],
  ['lou+a+b@acme.example', 'lou@acme.example'],
  ['lou+@acme.example', 'lou@acme.example'],
  ['+lou@acme.example', '+lou@acme.example'],
  ['lou@acme+x.example', 'lou@acme+x.example'],
  ['lou', 'lou'],
  ['', ''],
])('%j without its tag is %j', (address, expected) => {
  expect(dropTag(address)).toBe(expected);
});

it('keeps the domain, and has nothing to drop a second time', () => {
  fc.assert(
    fc.property(fc.emailAddress(), (address) => {
      const dropped = dropTag(address);
      expect(dropped.slice(dropped.lastIndexOf('@'))).toBe(address.slice(address.lastIndexOf('@')));
      expect(dropTag(dropped)).toBe(dropped);
    }),
  );
});
