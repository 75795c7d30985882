# Sourced by verify, never run by itself: sets up the Jupyter that the notebook's tests run on.
# Needs say of tools.sh. The distribution's Python and no other, for its packages are that one's.

jupyter_packages='jupyter-notebook jupyter-nbconvert jupyter-client jupyter-core python3-jupyter-kernel-test
  python3-nbclient python3-ipykernel jupyter-server python3-nbclassic'

jupyter_here() {
  /usr/bin/python3 -c 'import jupyter_kernel_test, nbconvert, nbclient, notebook' 2>/dev/null
}

# Installs it where this user may; else says what to install, and the tests that need it are skipped.
set_up_jupyter() {
  if jupyter_here; then return 0; fi
  packages=$(echo $jupyter_packages)
  if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null 2>&1; then
    say "installing Jupyter for the notebook's tests: apt-get install $packages"
    if (apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $packages) \
      >"$root/.build/jupyter.log" 2>&1 && jupyter_here; then
      return 0
    fi
    say "Jupyter could not be installed, see $root/.build/jupyter.log; the notebook's tests are skipped."
    return 0
  fi
  say "Jupyter is not installed, and the notebook's tests are skipped: apt-get install $packages"
}
