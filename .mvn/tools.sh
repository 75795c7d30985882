# Sourced by tidemark and verify, never run by itself: finds a JDK and a Maven, and guards the build.
# Needs $root, the project's folder, and $me, the name to speak under.

say() { printf '%s: %s\n' "$me" "$*" >&2; }
fail() { say "$*"; exit 1; }

# The version of the Java installed at $1, like 17.0.15; nothing if there is none.
java_release_at() {
  [ -x "$1/bin/java" ] || return 0
  full=
  if [ -r "$1/release" ]; then # a look into a file, where starting Java would take a tenth of a second
    while IFS='=' read -r key value; do
      [ "$key" != JAVA_VERSION ] || { full=${value#\"} && full=${full%%\"*}; break; }
    done <"$1/release"
  fi
  [ -n "$full" ] || full=$("$1/bin/java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.version = //p')
  printf '%s' "$full"
}

# The home of the java on the PATH; nothing if there is none.
java_home_on_path() {
  found=$(command -v java) || return 0
  while [ -L "$found" ]; do
    next=$(readlink "$found")
    case $next in /*) found=$next ;; *) found=${found%/*}/$next ;; esac
  done
  home=${found%/bin/java}
  # Where /usr/bin/java is no link but a stub, only Java itself knows where it lives.
  [ -r "$home/release" ] || home=$("$found" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p')
  printf '%s' "$home"
}

# Takes the first Java 17 or newer of JAVA_HOME and the PATH: sets JAVA_HOME, java_release (17.0.15) and java_version
# (17), or ends with one line.
find_java() {
  seen=
  for home in "${JAVA_HOME:-}" "$(java_home_on_path)"; do
    [ -n "$home" ] || continue
    java_release=$(java_release_at "$home")
    java_version=${java_release%%[!0-9]*}
    if [ "${java_version:-0}" -ge 17 ]; then
      export JAVA_HOME="$home"
      return
    fi
    seen="$seen (found ${java_release:-no Java} at $home)"
  done
  fail "Java 17 or newer is needed$seen: install a JDK 17 or later, and put it on the PATH or point JAVA_HOME at it."
}

# Building needs javac too, which a bare runtime lacks.
need_compiler() {
  [ -x "$JAVA_HOME/bin/javac" ] || fail "a JDK is needed to build, and $JAVA_HOME has no javac: install a JDK 17 or later, and point JAVA_HOME at it."
}

# The Maven on the PATH if it is new enough, since it knows its user's settings; else the wrapper, which brings one.
maven() {
  if [ "$java_version" -ge 24 ]; then # which else complains of Maven's own libraries
    export MAVEN_OPTS="--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow ${MAVEN_OPTS:-}"
  fi
  installed=$(mvn -v 2>/dev/null | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p')
  case $installed in
    3.8.[6-9] | 3.8.[1-9][0-9] | 3.9* | 3.[1-9][0-9]*) (cd "$root" && mvn "$@") ;;
    *) (cd "$root" && ./mvnw "$@") ;;
  esac
}

# Runs "$@" while no other build of this folder runs.
alone() {
  mkdir -p "$root/.build"
  if command -v flock >/dev/null 2>&1; then
    (
      flock -n 9 || { say "waiting for another build of $root to end"; flock 9; }
      "$@" 9>&-
    ) 9>"$root/.build/lock"
    return
  fi
  waited=
  until mkdir "$root/.build/lock.d" 2>/dev/null; do
    [ -n "$waited" ] || say "waiting for another build of $root to end (if there is none, remove $root/.build/lock.d)"
    waited=yes
    sleep 1
  done
  (trap 'rmdir "$root/.build/lock.d"' EXIT; trap 'exit 130' INT TERM; "$@")
}

# Sets $driver to a folder in $2 that holds DuckDB's driver $1 as driver.jar and its native library beside it; makes it once
# for each version. False where the driver has no library for this machine. Out of the driver's own jar, every process
# unpacks those 70 MB into the folder for temporary files, and one that is killed leaves them there.
unpacked_driver() {
  driver=$2/$(basename "$1" .jar)
  [ ! -d "$driver" ] || return 0
  case $(uname -s) in Linux) os=linux ;; Darwin) os=macos ;; *) return 1 ;; esac
  case $(uname -m) in x86_64 | amd64) cpu=amd64 ;; aarch64 | arm64) cpu=arm64 ;; *) return 1 ;; esac
  library=libduckdb_java.so_${os}_$cpu
  rm -rf "$driver.new"
  mkdir -p "$driver.new"
  if (cd "$driver.new" && "$JAVA_HOME/bin/jar" xf "$1" "$library" org META-INF && [ -f "$library" ] &&
    "$JAVA_HOME/bin/jar" cfM driver.jar org META-INF && rm -r org META-INF); then
    mv "$driver.new" "$driver"
  else
    rm -rf "$driver.new"
    return 1
  fi
}
