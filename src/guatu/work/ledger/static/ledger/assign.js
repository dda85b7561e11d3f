// A likely office is chosen with one press.
document.addEventListener("change", function (event) {
  if (event.target.matches("[data-likely]")) document.getElementById("id_to").value = event.target.value;
});
