using Payments.Checkout;
using Payments.Holds;
using static Payments.Tests.Unit.Holds.Samples;

namespace Payments.Tests.Unit.Holds;

public sealed class ReleaseRulesTests
{
    [Theory]
    [InlineData(false, HoldStatus.Voided, "preauthorisation.voided")]
    [InlineData(true, HoldStatus.Expired, "preauthorisation.expired")]
    public void Settle_Done_EndsAsItWasMeant(bool byExpiry, HoldStatus status, string type)
    {
        var state = ReleaseRules.Settle(Id, Voiding(Authorised(), byExpiry), Said(AttemptOutcome.Succeeded), Now);
        Assert.Equal((status, null, type), (state.Status, state.Due, Assert.Single(state.Outbox).Type));
        Assert.Same(state, ReleaseRules.Settle(Id, state, Said(AttemptOutcome.Declined), Now));
    }

    [Theory]
    [InlineData(AttemptOutcome.Unknown)]
    [InlineData(AttemptOutcome.Processing)]
    public void Settle_NotSaid_AskedAgainUnderTheSameKey(AttemptOutcome said)
    {
        var state = ReleaseRules.Settle(Id, Voiding(Authorised()), Said(said), Now);
        Assert.Equal((HoldStatus.Voiding, Now.AddSeconds(5), $"att_{Id}_v1"), (state.Status, state.Due, state.Release!.Operation.AttemptId));
    }

    [Fact]
    public void Settle_Declined_StandsAsBeforeAndTheNextTryHasItsOwnKey()
    {
        var state = ReleaseRules.Settle(Id, Voiding(Authorised()), Said(AttemptOutcome.Declined), Now);
        Assert.Equal((HoldStatus.Authorised, "preauthorisation.void_failed"), (state.Status, Assert.Single(state.Outbox).Type));
        Assert.Equal($"att_{Id}_v2", Voiding(state).Release!.Operation.AttemptId);
    }

    [Fact]
    public void Settle_DeclinedAtExpiry_ExpiredBecauseNothingIsCapturedAnyMore() =>
        Assert.Equal(HoldStatus.Expired, ReleaseRules.Settle(Id, Voiding(Authorised(), byExpiry: true), Said(AttemptOutcome.Declined), Now).Status);

    [Fact]
    public void Settle_NeverReachedAtExpiry_TriedAsLongAsItTakes()
    {
        var state = ReleaseRules.Settle(Id, Voiding(Authorised(), byExpiry: true), Said(AttemptOutcome.Declined, code: Payments.Sagas.NotReached.NotSent), Now);
        Assert.Equal(HoldStatus.Voiding, state.Status);
        Assert.True(state.Due > Now);
    }

    [Fact]
    public void Settle_DeclinedWhileTheCustomerActed_TheAuthorisationIsAskedFor()
    {
        var state = ReleaseRules.Settle(Id, Voiding(Pending()), Said(AttemptOutcome.Declined), Now);
        Assert.Equal((HoldStatus.Unknown, Now), (state.Status, state.Due));
        Assert.Equal(HoldStatus.Authorised, HoldRules.AfterAuthorise(Id, state, Said(AttemptOutcome.Succeeded), Now).Status);
    }

    [Fact]
    public void Begin_CaptureUnderWay_Refused()
    {
        var state = Began(Authorised(), "cap_1", 100);
        Assert.Equal("PREAUTHORISATION_CAPTURE_UNDER_WAY", ReleaseRules.Begin(Id, state, false, Now, Patience).Refusal?.Code);
        Assert.False(ExpiryRules.HasExpired(state, state.ExpiresAt));
        Assert.True(ExpiryRules.HasExpired(Took(Authorised(), "cap_1", 100), state.ExpiresAt));
    }

    [Fact]
    public void Begin_InEveryStatus_RefusedByNameOrTheSame()
    {
        var voiding = Voiding(Authorised());
        Assert.Same(voiding, Voiding(voiding));
        foreach (var (status, code) in new[]
        {
            (HoldStatus.Captured, "CAPTURED"), (HoldStatus.Expired, "EXPIRED"), (HoldStatus.Failed, "FAILED"), (HoldStatus.Processing, "NOT_READY"), (HoldStatus.Unknown, "NOT_READY"),
        })
            Assert.Equal($"PREAUTHORISATION_{code}", ReleaseRules.Begin(Id, Authorised() with { Status = status }, false, Now, Patience).Refusal?.Code);
    }
}
