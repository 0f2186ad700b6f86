// Says that the page cannot run to browsers too old for modules: in the JavaScript that they know.
document.addEventListener("DOMContentLoaded", function () {
  document.getElementById("loading").style.display = "none";
  document.getElementById("fallback").removeAttribute("hidden");
});
