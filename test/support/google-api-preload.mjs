// Loaded before clasp (NODE_OPTIONS=--import): its requests to Google go to the stand-in at GOOGLE_API_STAND_IN, over plain HTTP.
import http from 'node:http';
import https from 'node:https';

const standIn = new URL(process.env['GOOGLE_API_STAND_IN'] ?? 'http://127.0.0.1:1');

https.request = (first, second, third) => {
  const url = typeof first === 'string' ? new URL(first) : first instanceof URL ? first : null;
  const [options, callback] = url === null ? [first, second] : [second, third];
  const { hostname, host, path } =
    url === null ? options : { hostname: url.hostname, host: url.host, path: url.pathname + url.search };
  return http.request(
    {
      method: options.method,
      signal: options.signal,
      protocol: 'http:',
      host: standIn.hostname,
      hostname: standIn.hostname,
      port: standIn.port,
      path,
      headers: { ...options.headers, 'x-google-host': hostname ?? host },
    },
    callback,
  );
};
