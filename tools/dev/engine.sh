# shellcheck shell=bash
# Which grain engine this machine can build: asked once, kept in engine.props. Needs common.sh, processes.sh.

ENGINE_PROPS=$ROOT/engine.props
PROBE_SECONDS=60
ENGINE=
ENGINE_REASON=

# choose_engine WANTED: WANTED is empty, orleans or embedded. Sets ENGINE and prints the one line.
choose_engine() {
  case $1 in
    embedded) ENGINE=embedded ENGINE_REASON='asked for with --engine' ;;
    orleans) force_orleans ;;
    *) read_engine_answer || probe_engine ;;
  esac
  say "engine: $ENGINE ($ENGINE_REASON)"
}

# An old "no" is asked again, because whoever insists may just have repaired the package sources.
force_orleans() {
  if [ -z "${PAYMENTS_SKIP_BUILD:-}" ]; then
    { read_engine_answer && [ "$ENGINE" = orleans ]; } || probe_engine
    [ "$ENGINE" = orleans ] || die "The Orleans engine is not available here: $ENGINE_REASON."
  fi
  ENGINE=orleans ENGINE_REASON='asked for with --engine'
}

# The answer holds as long as nothing that decides about it changes. One that only says that a package
# source did not answer holds for an hour.
read_engine_answer() {
  [ -f "$ENGINE_PROPS" ] || return 1
  [ "$(engine_property GrainEngineKey)" = "$(engine_key)" ] || return 1
  if [ "$(engine_property GrainEngineTransient)" = true ]; then
    [ -z "$(find "$ENGINE_PROPS" -mmin +60)" ] || return 1
  fi
  ENGINE=$(engine_property GrainEngine | tr '[:upper:]' '[:lower:]')
  ENGINE_REASON=$(engine_property GrainEngineReason)
}

engine_property() { sed -n "s|.*<$1[^>]*>\(.*\)</$1>.*|\1|p" "$ENGINE_PROPS"; }

engine_key() {
  {
    cat "$ROOT/Directory.Packages.props" "$ROOT/Directory.Build.props" "$ROOT/tools/EngineProbe/EngineProbe.csproj"
    printf '%s\n' "${OrleansVersion:-}" "${RestoreAdditionalProjectSources:-}" "${RestoreSources:-}" "${NUGET_PACKAGES:-}"
    nuget_configs
  } | sha256sum | cut -c1-16
}

nuget_configs() {
  local dir=$ROOT
  while :; do
    cat "$dir"/[Nn]u[Gg]et.[Cc]onfig 2>/dev/null || true
    [ -n "$dir" ] || break
    dir=${dir%/*}
  done
  cat "${HOME:-/}"/.nuget/NuGet/*.[Cc]onfig "${HOME:-/}"/.nuget/config/*.[Cc]onfig 2>/dev/null || true
}

probe_engine() {
  local log=$DATA_DIR/logs/engine-probe.log code=0 transient=false
  run_step "$log" env GrainEngine=Orleans NUGET_ENHANCED_MAX_NETWORK_TRY_COUNT=1 \
    timeout "$PROBE_SECONDS" dotnet restore "$ROOT/tools/EngineProbe/EngineProbe.csproj" -v quiet -tl:off --disable-build-servers || code=$?
  ((code < 128)) || die "The .NET SDK does not run here, it says '$(head -n 1 "$log")': install the libraries it needs (Debian: apt-get install openssl ca-certificates)."
  if [ "$code" -eq 0 ]; then
    ENGINE=orleans ENGINE_REASON="Orleans $(orleans_version) can be restored from this machine's package sources"
  else
    ENGINE=embedded ENGINE_REASON=$(probe_reason "$log" "$code")
    grep -qE 'error NU1[16]0[0-9]' "$log" || transient=true
  fi
  write_engine_answer "$transient"
}

orleans_version() {
  printf '%s' "${OrleansVersion:-$(sed -n 's|.*<OrleansVersion[^>]*>\(.*\)</OrleansVersion>.*|\1|p' "$ROOT/Directory.Packages.props")}"
}

# A package that is not there at all says more than one whose nearest version would be taken.
probe_reason() {
  local log=$1 code=$2 package reason
  package=$(first_match 'error NU110[0-9]: Unable to find (a stable )?package ([A-Za-z0-9.]*[A-Za-z0-9]).*' '\2' "$log")
  if [ -n "$package" ]; then
    case $package in Microsoft.Orleans.*) package="$package $(orleans_version)" ;; esac
  else
    package=$(first_match 'error NU1603: .* but ([^ ]+ [^ ]+) was not found.*' '\1' "$log")
  fi
  if [ -n "$package" ]; then
    printf "%s cannot be restored from this machine's package sources" "$package"
  elif [ "$code" -eq 124 ]; then
    printf "this machine's package sources did not answer within %s s" "$PROBE_SECONDS"
  else
    reason=$(first_match 'error ([A-Z]+[0-9]+): (.*[^.])\.?$' '\1: \2' "$log")
    printf "Orleans' packages could not be restored: %s" "${reason:-exit code $code, see $log}"
  fi
}

first_match() { sed -nE "/$1/{s/.*$1/$2/p;q}" "$3"; }

write_engine_answer() {
  local reason
  reason=$(printf '%s' "$ENGINE_REASON" | tr '<>&' '   ')
  cat >"$ENGINE_PROPS.$$" <<XML
<Project>
  <!-- Written by ./run and ./test; delete it to have this machine's package sources asked again. -->
  <PropertyGroup>
    <GrainEngine Condition="'\$(GrainEngine)' == ''">${ENGINE^}</GrainEngine>
    <GrainEngineKey>$(engine_key)</GrainEngineKey>
    <GrainEngineTransient>$1</GrainEngineTransient>
    <GrainEngineReason>$reason</GrainEngineReason>
  </PropertyGroup>
</Project>
XML
  mv "$ENGINE_PROPS.$$" "$ENGINE_PROPS"
}
