// Shows a password while it is typed, and says how long it is. Everything works without this script as well.
document.addEventListener('click', (event) => {
  const eye = event.target.closest('[data-eye]');
  if (!eye) return;
  const input = document.getElementById(eye.dataset.eye);
  const shown = input.type === 'password';
  input.type = shown ? 'text' : 'password';
  eye.setAttribute('aria-pressed', String(shown));
  input.focus();
});
document.addEventListener('input', (event) => {
  const input = event.target;
  const hint = input.dataset?.good && document.getElementById(`${input.id}-hint`);
  if (!hint) return;
  const length = [...input.value].length;
  const good = length >= Number(input.minLength);
  hint.textContent = good ? input.dataset.good.replace('{0}', String(length)) : input.dataset.rule;
  hint.classList.toggle('ok', good);
  input.closest('.field')?.classList.remove('wrong');
});
