for (const button of document.querySelectorAll("button[data-copy]")) {
  const text = document.getElementById(button.dataset.copy);
  const status = button.parentElement.querySelector("[role=status]");
  button.hidden = false;
  button.addEventListener("click", () => {
    navigator.clipboard.writeText(text.innerText).then(
      () => { status.textContent = button.dataset.done; },
      () => { getSelection().selectAllChildren(text); },
    );
  });
}
