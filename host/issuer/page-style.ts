/** The style of the login page. */
export const pageStyle = `
  :root { color-scheme: light; font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
  * { box-sizing: border-box; }
  body { margin: 0; min-height: 100vh; display: grid; place-content: center; justify-items: center; gap: 1rem;
    padding: 1rem; background: #f0f4f9; color: #1f2329; }
  main { width: min(29rem, calc(100vw - 2rem)); padding: 2.25rem 2rem; background: #fff; border-radius: 24px; }
  h1 { margin: 0 0 .25rem; font-size: 1.7rem; font-weight: 400; line-height: 1.25; }
  h2 { margin: 0 0 .75rem; font-size: 1rem; font-weight: 600; }
  p { margin: 0; }
  ul { list-style: none; margin: 1.25rem 0 0; padding: 0; border-top: 1px solid #dde3ea; }
  li { border-bottom: 1px solid #dde3ea; }
  button { font: inherit; color: inherit; cursor: pointer; border: 0; background: none; }
  li button { display: flex; align-items: center; gap: .9rem; width: 100%; padding: .6rem .5rem; text-align: left; }
  li button:hover { background: #f0f4f9; }
  li span { min-width: 0; }
  li b { display: block; font-weight: 600; }
  small { display: block; font-size: .87rem; color: #4a5260; overflow-wrap: anywhere; }
  .face { flex: none; display: grid; place-content: center; width: 2.1rem; height: 2.1rem; border-radius: 50%; color: #fff;
    font-style: normal; font-weight: 600; }
  .f0 { background: #1a56b8; } .f1 { background: #8a3ab9; } .f2 { background: #a8421f; }
  .f3 { background: #17705a; } .f4 { background: #8f1d53; } .f5 { background: #4d5a12; }
  .other { margin-top: 1.75rem; }
  label { display: block; margin-bottom: .3rem; font-size: .87rem; color: #4a5260; }
  .line { display: flex; gap: .6rem; }
  input { flex: 1; min-width: 0; padding: .6rem .8rem; font: inherit; border: 1px solid #747c88; border-radius: 8px; }
  input[aria-invalid] { border-color: #b3261e; }
  .fault { margin-top: .4rem; color: #b3261e; font-size: .9rem; }
  .primary { padding: .6rem 1.4rem; border-radius: 20px; background: #0b57d0; color: #fff; font-weight: 600; }
  .primary:hover { background: #0a4cb5; }
  .chip { display: inline-flex; align-items: center; gap: .6rem; margin: .9rem 0 1.25rem; padding: .25rem .9rem .25rem .3rem;
    border: 1px solid #c4ccd6; border-radius: 2rem; }
  .chip .face { width: 1.7rem; height: 1.7rem; font-size: .85rem; }
  dl { margin: 1rem 0 0; padding: .25rem 1rem; border: 1px solid #dde3ea; border-radius: 12px; }
  dt { padding-top: .6rem; font-size: .87rem; color: #4a5260; }
  dd { margin: 0; padding-bottom: .6rem; overflow-wrap: anywhere; }
  dd + dt { border-top: 1px solid #dde3ea; }
  .foot { display: flex; justify-content: flex-end; gap: .6rem; margin-top: 1.75rem; }
  .foot button:not(.primary) { padding: .6rem 1.2rem; border-radius: 20px; color: #0b57d0; font-weight: 600; }
  .foot button:not(.primary):hover { background: #f0f4f9; }
  :focus-visible { outline: 3px solid #0b57d0; outline-offset: 2px; }
  code { font-size: .85rem; overflow-wrap: anywhere; }
  footer { max-width: 29rem; font-size: .82rem; color: #4a5260; text-align: center; }`;
