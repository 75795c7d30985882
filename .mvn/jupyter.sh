# Sourced by verify, never run by itself: sets up the Jupyter, and the browser, that the notebook's tests run on.
# Needs say of tools.sh. The distribution's Python and no other, for its packages are that one's.

jupyter_packages='jupyter-notebook jupyter-nbconvert jupyter-client jupyter-core python3-jupyter-kernel-test
  python3-nbclient python3-ipykernel jupyter-server python3-nbclassic'
browser_packages='chromium fonts-dejavu-core'

jupyter_here() {
  /usr/bin/python3 -c 'import jupyter_kernel_test, nbconvert, nbclient, notebook' 2>/dev/null
}

browser_here() {
  [ -x /usr/bin/chromium ]
}

# Installs what the notebook's tests need where this user may; else says what to install, and the tests that need it are skipped.
set_up_jupyter() {
  provide Jupyter jupyter_here "the notebook's tests" $jupyter_packages
  provide Chromium browser_here "the notebook's test in a browser" $browser_packages
}

# provide NAME CHECK WHOSE PACKAGE...
provide() {
  name=$1 here=$2 whose=$3
  shift 3
  if $here; then return 0; fi
  if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null 2>&1; then
    say "installing $name for $whose: apt-get install $*"
    log=$root/.build/$name.log
    if (apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@") >"$log" 2>&1 && $here; then
      return 0
    fi
    say "$name could not be installed, see $log; $whose will be skipped."
    return 0
  fi
  say "$name is not installed, and $whose will be skipped: apt-get install $*"
}
