# shellcheck shell=bash
# The platform's own processes: front end and silos. Needs the other libraries and the options of ./run.

DRAIN_SECONDS=45
APP_PID=
SIMULATOR_PID=
SILO_PIDS=()

build_application() {
  [ -n "${PAYMENTS_SKIP_BUILD:-}" ] || build "$ENGINE" tools/dev/Run.slnf run tests bench docs ||
    die "The build failed; its whole output is in $DATA_DIR/logs/build-$ENGINE.log."
  [ -f "$(assembly ApiFrontend)" ] || die "Nothing is built for the $ENGINE engine: run ./run without PAYMENTS_SKIP_BUILD."
}

assembly() { printf '%s' "$ROOT/artifacts/$ENGINE/bin/$1/release/Payments.$1.dll"; }

# A program finds its settings file in the folder it is started from.
enter() { cd "$(dirname "$(assembly "$1")")" || die "Nothing is built in $(dirname "$(assembly "$1")")."; }

start_application() {
  make_secrets
  export PAYMENTS_DB PAYMENTS_SECRETS_DIR=$DATA_DIR/secrets PAYMENTS_DEMO=1 ASPNETCORE_ENVIRONMENT=Development
  # Whoever develops receives webhooks on the same machine.
  export PAYMENTS_WEBHOOKS_ALLOW_PRIVATE=${PAYMENTS_WEBHOOKS_ALLOW_PRIVATE:-true}
  start_simulator
  if ((SILOS > 1)); then
    redis_start "$DATA_DIR/redis"
    export PAYMENTS_REDIS=127.0.0.1:$REDIS_PORT
    start_silos
    export PAYMENTS_MODE=frontend
  fi
  enter ApiFrontend
  ASPNETCORE_URLS=http://127.0.0.1:$PORT PAYMENTS_SILO_PORT=$(free_port) PAYMENTS_GATEWAY_PORT=$(free_port) \
    spawn - dotnet "$(assembly ApiFrontend)"
  APP_PID=$SPAWNED
  remember_process "$APP_PID"
}

# The channel that payments go through in development: it keeps its own log, as a bank would.
start_simulator() {
  local key secret
  [ -z "${PAYMENTS_SIMULATOR_URL:-}" ] || return 0
  key=$(random_hex 16)
  secret=$(random_hex 16)
  mkdir -p "$DATA_DIR/simulator"
  export PAYMENTS_SIMULATOR_URL PAYMENTS_SIMULATOR_KEY=$key PAYMENTS_SIMULATOR_CALLBACK_SECRET=$secret
  PAYMENTS_SIMULATOR_URL=http://127.0.0.1:$(free_port)
  enter ChannelSimulator
  spawn "$DATA_DIR/logs/simulator.log" dotnet "$(assembly ChannelSimulator)" \
    --urls "$PAYMENTS_SIMULATOR_URL" --log "$DATA_DIR/simulator/witness.ndjson" --api-key "$key" \
    --callback-url "http://127.0.0.1:$PORT/v1/callbacks/simulator" --callback-secret "$secret"
  SIMULATOR_PID=$SPAWNED
  remember_process "$SIMULATOR_PID"
}

make_secrets() {
  local dir=$DATA_DIR/secrets
  [ ! -s "$dir/pepper" ] || return 0
  (
    umask 077
    mkdir -p "$dir"
    random_hex 32 >"$dir/../pepper.new"
  )
  chmod 700 "$dir"
  mv "$dir/../pepper.new" "$dir/pepper"
}

start_silos() {
  local number health log
  enter Silo
  for ((number = 1; number <= SILOS; number++)); do
    health=$(free_port)
    log=$DATA_DIR/logs/silo-$number.log
    ASPNETCORE_URLS=http://127.0.0.1:$health PAYMENTS_SILO_PORT=$(free_port) PAYMENTS_GATEWAY_PORT=$(free_port) \
      spawn "$log" dotnet "$(assembly Silo)"
    SILO_PIDS+=("$SPAWNED")
    remember_process "$SPAWNED"
    say "silo $number: http://127.0.0.1:$health (process $SPAWNED, log $log)"
  done
}

# The front end's end is everybody's end; a silo may go, because the others take over its grains. What bash
# itself would say about a killed child is no sentence for users.
wait_for_application() {
  local code ended
  while :; do
    code=0
    wait -n -p ended "$APP_PID" "${SILO_PIDS[@]}" 2>/dev/null || code=$?
    [ "${ended:-$APP_PID}" != "$APP_PID" ] || exit "$code"
    say "silo process $ended ended with exit code $code"
    forget_silo "$ended"
  done
}

forget_silo() {
  local pid rest=()
  for pid in "${SILO_PIDS[@]}"; do [ "$pid" = "$1" ] || rest+=("$pid"); done
  SILO_PIDS=("${rest[@]}")
}

# Callers first, what they call last; each one gets the time to finish what it has begun.
on_exit() {
  local code=$? pid
  trap 'HURRY=1' INT TERM HUP
  trap - EXIT
  set +e
  stop_step
  stop_process "$APP_PID" TERM "$DRAIN_SECONDS"
  for pid in "${SILO_PIDS[@]}"; do kill -TERM "$pid" 2>/dev/null; done
  for pid in "${SILO_PIDS[@]}"; do stop_process "$pid" TERM "$DRAIN_SECONDS"; done
  stop_process "$SIMULATOR_PID" TERM "$DRAIN_SECONDS"
  redis_stop
  [ -z "$PG_PID" ] || postgres_stop_running
  [ -z "$LOCKED" ] || rm -f "$DATA_DIR/processes"
  exit "$code"
}
