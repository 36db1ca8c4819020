#!/usr/bin/env bash
# A private PostgreSQL for development and tests, with durable settings:
#   postgres.sh start DIR [PORT] | stop DIR | status DIR | connection DIR [DATABASE]
# Sourced by ./run and ./test it gives the functions behind these commands, and the server ends with the script.
# shellcheck source-path=SCRIPTDIR
set -euo pipefail

TOOLS=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$TOOLS/common.sh"
source "$TOOLS/processes.sh"
source "$TOOLS/apt.sh"
source "$TOOLS/postgres-server.sh"

PG_OLDEST=15
PG_BIN=
PG_HOME=
PG_PORT=
PG_TIED=1

# postgres_start DIR [PORT]: sets PG_HOME and PG_PORT. DIR names the server; PG_HOME is where it really lies.
postgres_start() {
  mkdir -p "${1%/*}"
  postgres_require
  PG_HOME=$(postgres_home "$1")
  postgres_keep_location "$1"
  postgres_use_version_of_data
  [ -d "$PG_HOME/data" ] || postgres_create
  postgres_stop_running
  postgres_launch_until_ready "${2:-}"
}

postgres_stop() {
  PG_HOME=$(postgres_home "$1")
  postgres_stop_running
}

# postgres_connection DATABASE: for Npgsql.
postgres_connection() {
  printf 'Host=127.0.0.1;Port=%s;Username=payments;Password=%s;Database=%s' "$PG_PORT" "$(cat "$PG_HOME/password")" "$1"
}

postgres_query() {
  PGPASSWORD=$(cat "$PG_HOME/password") "$PG_BIN/psql" -X -h 127.0.0.1 -p "$PG_PORT" -U payments -d postgres -tAqc "$1"
}

postgres_create_database() {
  [ "$(postgres_query "select 1 from pg_database where datname = '$1'")" = 1 ] || postgres_query "create database $1"
}

# Sets PG_BIN to the newest installed binaries, installing Debian's where that is possible.
postgres_require() {
  PG_BIN=$(postgres_newest_bin)
  if [ -z "$PG_BIN" ] && can_apt_install; then
    apt_install postgresql ||
      die "PostgreSQL $PG_OLDEST or newer is needed and installing Debian's postgresql failed (see $DATA_DIR/logs/apt.log): install it or set PAYMENTS_DB."
    PG_BIN=$(postgres_newest_bin)
  fi
  [ -n "$PG_BIN" ] || die "PostgreSQL $PG_OLDEST or newer is needed$(postgres_found): install it (Debian: apt-get install postgresql) or set PAYMENTS_DB."
}

postgres_bins() {
  local bin
  for bin in "$(command -v postgres || true)" /usr/lib/postgresql/*/bin/postgres /usr/pgsql-*/bin/postgres /usr/local/pgsql/bin/postgres; do
    [ ! -x "$bin" ] || printf '%s %s\n' "$("$bin" --version | sed -E 's/[^0-9]*([0-9]+).*/\1/')" "${bin%/postgres}"
  done | sort -k1,1nr
}

postgres_newest_bin() { postgres_bins | awk -v oldest="$PG_OLDEST" '$1 >= oldest { print $2; exit }'; }

postgres_found() { postgres_bins | awk 'NR == 1 { printf " and the newest one here is %s", $1 }'; }

# A data directory only opens with the major version that made it.
postgres_use_version_of_data() {
  local made_by
  [ -f "$PG_HOME/data/PG_VERSION" ] || return 0
  made_by=$(cat "$PG_HOME/data/PG_VERSION")
  PG_BIN=$(postgres_bins | awk -v major="$made_by" '$1 == major { print $2; exit }')
  [ -n "$PG_BIN" ] ||
    die "The private database in $PG_HOME was made by PostgreSQL $made_by, which is not installed any more: install it, or start over with ./run --reset."
}

# The server refuses to run as root, and its user must reach the folder. Where the checkout lies below a
# folder closed to others (/root), the data goes to /var/lib and DIR-location names the place.
postgres_home() {
  local dir=$1 home
  if ! is_root || [ -d "$dir/data" ] || PG_HOME=$dir postgres_as_server test -d "${dir%/*}/."; then
    printf '%s' "$dir"
    return
  fi
  home=$(cat "$dir-location" 2>/dev/null || true)
  if [ -z "$home" ] || postgres_belongs_to_other "$home" "$dir"; then home=/var/lib/orleans-payments/$(random_hex 6); fi
  printf '%s' "$home"
}

postgres_keep_location() {
  [ "$PG_HOME" != "$1" ] || return 0
  mkdir -p "$PG_HOME"
  printf '%s' "$1" >"$PG_HOME/owner"
  printf '%s' "$PG_HOME" >"$1-location"
}

# True when the checkout was copied: the original still uses the place that the copied file names.
postgres_belongs_to_other() {
  local owner
  owner=$(cat "$1/owner" 2>/dev/null) || return 1
  [ "$owner" != "$2" ] && [ "$(cat "$owner-location" 2>/dev/null)" = "$1" ]
}

postgres_remove() {
  [ -d "$1" ] || [ -f "$1-location" ] || return 0
  postgres_stop "$1"
  rm -rf "$PG_HOME" "$1" "$1-location"
}

postgres_command() {
  local command=${1:-} dir=${2:-}
  [ -n "$dir" ] || die "usage: postgres.sh start DIR [PORT] | stop DIR | status DIR | connection DIR [DATABASE]"
  case $dir in /*) ;; *) dir=$PWD/$dir ;; esac
  PG_TIED=
  case $command in
    start) postgres_start "$dir" "${3:-}" && say "PostgreSQL $("$PG_BIN/postgres" --version | awk '{ print $3 }') on 127.0.0.1:$PG_PORT, data in $PG_HOME" ;;
    stop) postgres_stop "$dir" ;;
    status | connection) postgres_report "$command" "$dir" "${3:-postgres}" ;;
    *) die "Unknown command '$command': use start, stop, status or connection." ;;
  esac
}

postgres_report() {
  local command=$1 dir=$2
  PG_HOME=$(postgres_home "$dir")
  [ -n "$(postgres_running_pid)" ] || die "No PostgreSQL is running for $dir."
  PG_PORT=$(sed -n 4p "$PG_HOME/data/postmaster.pid")
  if [ "$command" = status ]; then say "PostgreSQL runs on 127.0.0.1:$PG_PORT, data in $PG_HOME"; else say "$(postgres_connection "$3")"; fi
}

[ "${BASH_SOURCE[0]}" != "$0" ] || postgres_command "$@"
