# shellcheck shell=bash
# The server process of postgres.sh: creating its data, starting and stopping it. Uses PG_BIN and PG_HOME.

PG_READY_SECONDS=60
PG_PID=

# Durability stays at its defaults (fsync, synchronous_commit); what is set here only saves time and space.
PG_OPTIONS=(-c listen_addresses=127.0.0.1 -c shared_buffers=256MB -c max_wal_size=4GB -c max_connections=200 -c jit=off)

# The user that the server runs as: oneself, or for root the owner of existing data, else postgres.
postgres_user() {
  local owner=''
  [ ! -d "$PG_HOME/data" ] || owner=$(stat -c %U "$PG_HOME/data")
  if ! is_root; then
    id -un
  elif [ -n "$owner" ] && [ "$owner" != root ]; then
    printf '%s' "$owner"
  elif id postgres >/dev/null 2>&1; then
    printf postgres
  else
    printf nobody
  fi
}

# The leading words that run a command as that user; nothing for an ordinary user.
postgres_become() {
  local user
  is_root || return 0
  user=$(postgres_user)
  printf '%s\n' --reuid "$user" --regid "$(id -g "$user")" --init-groups
}

postgres_as_server() {
  local become
  mapfile -t become < <(postgres_become)
  # The server's user may not be allowed into the current folder.
  (cd / && exec setpriv "${become[@]}" env LC_ALL=C "$@")
}

# Made beside its final name, so that an interrupted initdb never looks like a database.
postgres_create() {
  local log=$DATA_DIR/logs/initdb.log
  mkdir -p "$PG_HOME" "$DATA_DIR/logs"
  rm -rf "$PG_HOME/data.new"
  (umask 077 && mkdir -p "$PG_HOME/socket" && random_hex 24 >"$PG_HOME/password")
  if is_root; then chown -R "$(postgres_user):" "$PG_HOME"; fi
  chmod 700 "$PG_HOME"
  postgres_as_server "$PG_BIN/initdb" -D "$PG_HOME/data.new" -U payments --auth=scram-sha-256 \
    --pwfile="$PG_HOME/password" --encoding=UTF8 --locale=C --data-checksums >"$log" 2>&1 ||
    die "PostgreSQL could not create its data in $PG_HOME: $(sed -nE 's/^(initdb: error: |.*(FATAL|PANIC): +)//p' "$log" | head -n 1) (log: $log)."
  mv "$PG_HOME/data.new" "$PG_HOME/data"
}

# The server's process id, if the one that postmaster.pid names is alive and really serves this data.
postgres_running_pid() {
  local pid
  pid=$(head -n 1 "$PG_HOME/data/postmaster.pid" 2>/dev/null) || return 0
  ! tr '\0' '\n' 2>/dev/null <"/proc/$pid/cmdline" | grep -qxF "$PG_HOME/data" || printf '%s' "$pid"
}

postgres_stop_running() {
  local pid
  pid=$(postgres_running_pid)
  # INT is PostgreSQL's fast shutdown: it does not wait for clients.
  for pid in "$pid" "$PG_PID"; do stop_process "$pid" INT 30; done
}

postgres_launch_until_ready() {
  local wanted_port=$1 log=$PG_HOME/server.log attempt
  for attempt in 1 2 3 4 5 6 7 8 9 10; do
    PG_PORT=${wanted_port:-$(postgres_free_port)}
    postgres_launch "$log"
    if postgres_wait_ready; then
      printf '%s' "$PG_PORT" >"$PG_HOME/port"
      return
    fi
    # After a crash its last processes may need a moment to go; a port can be taken in between.
    if grep -q 'shared memory block' "$log"; then
      sleep 1
    elif [ -n "$wanted_port" ] || ! grep -q 'Address already in use' "$log"; then
      break
    fi
  done
  die "PostgreSQL did not start after $attempt attempt(s): $(sed -nE 's/.*(FATAL|PANIC): +//p' "$log" | tail -n 1) (log: $log)."
}

# The port of the last start where it is free, so that connection strings in other tools keep working.
postgres_free_port() {
  local last
  last=$(cat "$PG_HOME/port" 2>/dev/null || true)
  if [ -n "$last" ] && ! port_answers "$last"; then printf '%s' "$last"; else free_port; fi
}

postgres_launch() {
  local log=$1 become tie=()
  mapfile -t become < <(postgres_become)
  [ -z "$PG_TIED" ] || tie=(--pdeathsig INT)
  postgres_forget_stale_pid
  local options=("${PG_OPTIONS[@]}" -c "unix_socket_directories=$(postgres_socket_dir)")
  # Only present when PostgreSQL was built with it.
  postgres_as_server "$PG_BIN/postgres" -C wal_compression -D "$PG_HOME/data" -c wal_compression=lz4 >/dev/null 2>&1 &&
    options+=(-c wal_compression=lz4)
  (cd / && exec setsid setpriv "${become[@]}" "${tie[@]}" env LC_ALL=C \
    "$PG_BIN/postgres" -D "$PG_HOME/data" -p "$PG_PORT" "${options[@]}" >"$log" 2>&1 8>&- 9>&- </dev/null) &
  PG_PID=$!
}

# PostgreSQL sees by itself that its former process is gone, but not that another program got its number.
postgres_forget_stale_pid() {
  local pid
  pid=$(head -n 1 "$PG_HOME/data/postmaster.pid" 2>/dev/null) || return 0
  case $(cat "/proc/$pid/comm" 2>/dev/null) in
    '' | postgres) ;;
    *) rm -f "$PG_HOME/data/postmaster.pid" ;;
  esac
}

# Linux limits the path of a socket to 107 bytes.
postgres_socket_dir() { if ((${#PG_HOME} < 80)); then printf '%s' "$PG_HOME/socket"; fi; }

postgres_wait_ready() {
  local ticks=$((PG_READY_SECONDS * 20))
  while ((ticks-- > 0)) && is_alive "$PG_PID"; do
    ! postgres_is_ready || return 0
    sleep 0.05
  done
  return 1
}

# Line 1 is the process, line 8 its state.
postgres_is_ready() {
  [ "$(sed -n '1p;8{s/ //g;p;}' "$PG_HOME/data/postmaster.pid" 2>/dev/null | tr '\n' ' ')" = "$PG_PID ready " ]
}
