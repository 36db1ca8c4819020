# shellcheck shell=bash
# Which client of Stripe this machine can build: asked once, kept in stripe.props. Needs common.sh, processes.sh, engine.sh.

STRIPE_PROPS=$ROOT/stripe.props

# Sets nothing: the build reads stripe.props. Prints the one line.
choose_stripe() {
  [ -z "${PAYMENTS_SKIP_BUILD:-}" ] || return 0
  local key sdk=true reason='Stripe.net can be restored'
  key=$(stripe_key)
  if ! grep -qs "<StripeSdkKey>$key<" "$STRIPE_PROPS"; then
    if ! stripe_restores; then sdk=false reason="Stripe.net cannot be restored from this machine's package sources"; fi
    cat >"$STRIPE_PROPS.$$" <<XML
<Project>
  <!-- Written by ./run and ./test; delete it to have this machine's package sources asked again. -->
  <PropertyGroup>
    <StripeSdk Condition="'\$(StripeSdk)' == ''">$sdk</StripeSdk>
    <StripeSdkKey>$key</StripeSdkKey>
    <StripeSdkReason>$reason</StripeSdkReason>
  </PropertyGroup>
</Project>
XML
    mv "$STRIPE_PROPS.$$" "$STRIPE_PROPS"
  fi
  case $(stripe_property StripeSdk) in
    true) say "stripe: Stripe.net ($(stripe_property StripeSdkReason))" ;;
    *) say "stripe: own client ($(stripe_property StripeSdkReason))" ;;
  esac
}

stripe_property() { sed -n "s|.*<$1[^>]*>\(.*\)</$1>.*|\1|p" "$STRIPE_PROPS"; }

stripe_key() { { engine_key && cat "$ROOT/tools/StripeProbe/StripeProbe.csproj"; } | sha256sum | cut -c1-16; }

stripe_restores() {
  run_step "$DATA_DIR/logs/stripe-probe.log" env NUGET_ENHANCED_MAX_NETWORK_TRY_COUNT=1 \
    timeout "$PROBE_SECONDS" dotnet restore "$ROOT/tools/StripeProbe/StripeProbe.csproj" -v quiet -tl:off --disable-build-servers
}
