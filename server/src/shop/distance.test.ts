import { distanceMetres } from './distance';

test('a degree of latitude is 111.2 km, a place is nowhere from itself, and the antimeridian is no wall', () => {
  expect(distanceMetres({ lat: 31, lng: 121 }, { lat: 32, lng: 121 })).toBe(111_195);
  expect(distanceMetres({ lat: 31.2, lng: 121.4 }, { lat: 31.2, lng: 121.4 })).toBe(0);
  expect(distanceMetres({ lat: 0, lng: 179.9 }, { lat: 0, lng: -179.9 })).toBe(22_239);
  expect(distanceMetres({ lat: 0, lng: 0 }, { lat: 0, lng: 180 })).toBe(20_015_114);
});
