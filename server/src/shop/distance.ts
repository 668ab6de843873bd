export interface Place {
  lat: number;
  lng: number;
}

const earthRadius = 6_371_008.8;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Great-circle distance in whole metres (haversine). */
export function distanceMetres(from: Place, to: Place): number {
  const half = (a: number, b: number) => Math.sin(radians(b - a) / 2) ** 2;
  const along = Math.cos(radians(from.lat)) * Math.cos(radians(to.lat)) * half(from.lng, to.lng);
  return Math.round(2 * earthRadius * Math.asin(Math.sqrt(Math.min(1, half(from.lat, to.lat) + along))));
}
