// Shows the fallback in browsers without modules, in JavaScript that they understand.
document.addEventListener("DOMContentLoaded", function () {
  document.getElementById("loading").style.display = "none";
  document.getElementById("fallback").removeAttribute("hidden");
});
