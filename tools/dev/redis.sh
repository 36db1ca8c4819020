# shellcheck shell=bash
# A private Redis for a cluster of silos. Needs common.sh, processes.sh and apt.sh.

REDIS_PID=
REDIS_PORT=

# redis_start DIR: sets REDIS_PORT.
redis_start() {
  local dir=$1 log=$DATA_DIR/logs/redis.log attempt
  redis_require
  mkdir -p "$dir"
  for attempt in 1 2 3 4 5; do
    REDIS_PORT=$(free_port)
    spawn "$log" redis-server --port "$REDIS_PORT" --bind 127.0.0.1 --dir "$dir" --appendonly yes --save '' --daemonize no
    REDIS_PID=$SPAWNED
    if redis_wait_ready; then
      remember_process "$REDIS_PID"
      return
    fi
    grep -q 'Address already in use' "$log" || break
  done
  die "Redis did not start after $attempt attempt(s): $(tail -n 1 "$log") (log: $log)."
}

redis_require() {
  command -v redis-server >/dev/null && return
  if can_apt_install; then
    apt_install redis-server || die "Installing Debian's redis-server failed (see $DATA_DIR/logs/apt.log): a cluster of silos needs Redis."
  else
    die "A cluster of silos needs Redis: install redis-server (Debian: apt-get install redis-server)."
  fi
}

redis_wait_ready() {
  local ticks=600
  while ((ticks-- > 0)) && is_alive "$REDIS_PID"; do
    ! redis_answers || return 0
    sleep 0.05
  done
  return 1
}

redis_answers() {
  local answer=''
  { exec 7<>"/dev/tcp/127.0.0.1/$REDIS_PORT"; } 2>/dev/null || return 1
  printf 'PING\r\n' >&7
  read -r -t 2 answer <&7 || true
  exec 7>&-
  [[ $answer == +PONG* ]]
}

redis_stop() {
  stop_process "$REDIS_PID" TERM 10
  REDIS_PID=
}
