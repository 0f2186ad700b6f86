// Shows the fallback in browsers without modules, in JavaScript that they understand.
document.addEventListener("DOMContentLoaded", function () {
  var fallback = document.getElementById("fallback");
  document.getElementById("loading").style.display = "none";
  fallback.setAttribute("data-failure", "unable");
  var parts = fallback.querySelectorAll(".lost, .unable");
  for (var i = 0; i < parts.length; i++) parts[i].hidden = parts[i].className !== "unable";
});
