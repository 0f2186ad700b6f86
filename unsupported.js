// For browsers too old for modules, and so for WebAssembly: says that the page cannot run. They know no newer JavaScript.
document.addEventListener("DOMContentLoaded", function () {
  document.getElementById("loading").style.display = "none";
  document.getElementById("fallback").removeAttribute("hidden");
});
