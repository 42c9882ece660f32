// A long file goes in part by part: the page shows how far it is and presses its own button again.
// Without this script a person presses it.
const form = document.getElementById("apply_form");
if (form && "goesOn" in form.dataset) form.requestSubmit();
