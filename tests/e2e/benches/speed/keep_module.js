// Keeps the exports of the first module: more that come later share its memory and its table.
for (const way of ["instantiate", "instantiateStreaming"]) {
  const make = WebAssembly[way];
  WebAssembly[way] = async (...given) => {
    const made = await make.apply(WebAssembly, given);
    window.moduleExports ??= Object.values((made.instance ?? made).exports);
    return made;
  };
}
