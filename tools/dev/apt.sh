# shellcheck shell=bash
# Installing a Debian package as root without letting its service start. Needs common.sh.

can_apt_install() { is_root && command -v apt-get >/dev/null; }

# Debian starts a server as soon as it is installed, unless policy-rc.d says no; postgresql-common also
# creates a cluster, unless told otherwise. Both files go away again.
apt_install() {
  local log=$DATA_DIR/logs/apt.log policy=/usr/sbin/policy-rc.d
  local cluster=/etc/postgresql-common/createcluster.d/orleans-payments.conf
  local made_policy='' code=0
  say "installing Debian's $* (once; log: $log)"
  if [ ! -e $policy ]; then
    printf '#!/bin/sh\nexit 101\n' >$policy && chmod +x $policy && made_policy=1
  fi
  mkdir -p "${cluster%/*}" && printf 'create_main_cluster = false\n' >"$cluster"
  apt_get_install "$log" "$@" || code=$?
  rm -f "$cluster"
  [ -z "$made_policy" ] || rm -f $policy
  return "$code"
}

apt_get_install() {
  local log=$1
  shift
  export DEBIAN_FRONTEND=noninteractive
  run_step "$log" apt-get install -y --no-install-recommends "$@" ||
    { run_step "$log" apt-get update && run_step "$log" apt-get install -y --no-install-recommends "$@"; }
}
