using Payments.Checkout;
using Payments.Holds;
using Payments.Keys;
using Payments.Limits;
using Payments.Merchants;
using Payments.Money;
using Payments.Requests;
using Payments.Routing;
using Payments.Tiers;

namespace Payments.Tests.Unit.Holds;

/// <summary>Pre-authorisations as far as a test needs them.</summary>
internal static class Samples
{
    public const string Id = "pre_00000000000000000000000000";
    public static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    public static readonly TimeSpan Week = TimeSpan.FromDays(7);

    public static MerchantTerms Terms { get; } = new(
        MerchantStatus.Active, "EUR", new LimitTerms(long.MaxValue, long.MaxValue, long.MaxValue, "Etc/UTC"), new FeeTerms(6_000, 0), false, TierName.Premium, null);

    public static IdempotentRequest Request(string fingerprint = "f") => new(new SecretText("k"), fingerprint);

    public static HoldState Begun(long minor = 1_000, TimeSpan? life = null) => HoldRules.Begin(
        Id, new CreateHold(Request(), "mer_1", new Amount(minor, "EUR"), "tok_visa", null, life ?? Week), Terms, new LimitHold("2026-01-02", minor), new ChosenRoute(["simulator"], []), Now, Patience);

    public static HoldState Authorised(long minor = 1_000, TimeSpan? life = null, DateTimeOffset? channels = null) =>
        HoldRules.AfterAuthorise(Id, Begun(minor, life), Said(AttemptOutcome.Succeeded, channels), Now);

    public static HoldState Pending() => HoldRules.AfterAuthorise(Id, Begun(), Said(AttemptOutcome.CustomerAction), Now);

    public static HoldState Voiding(HoldState from, bool byExpiry = false) => ReleaseRules.Begin(Id, from, byExpiry, Now, Patience).Value!;

    public static ChannelWord Said(AttemptOutcome outcome, DateTimeOffset? expires = null, string code = "card_declined") => new(
        new AttemptResult(
            outcome,
            outcome == AttemptOutcome.Succeeded ? "au_1" : null,
            outcome == AttemptOutcome.Declined ? new PaymentDecline("card_declined", true, code) : null,
            outcome == AttemptOutcome.CustomerAction ? new CustomerStep("http://127.0.0.1/", Now.AddMinutes(30)) : null),
        expires);

    public static CaptureHold Capture(string id, long? minor = null, bool final = false) => new(Request(), "mer_1", id, minor, final);

    public static HoldState Began(HoldState state, string id, long? minor = null, bool final = false) =>
        CaptureRules.Begin(Id, state, Capture(id, minor, final), Now, Patience).Value!;

    public static HoldState Took(HoldState state, string id, long? minor = null, bool final = false) =>
        CaptureRules.Settle(Id, Began(state, id, minor, final), id, Said(AttemptOutcome.Succeeded), Now);
}
