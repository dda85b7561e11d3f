// A page made for paper: the button prints it.
document.addEventListener("click", function (event) {
  if (event.target.matches("[data-print]")) window.print();
});
