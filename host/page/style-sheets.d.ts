/** Bundled beside the script by esbuild. */
declare module '*.css';
