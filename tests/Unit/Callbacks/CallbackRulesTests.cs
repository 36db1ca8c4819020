using Payments.Callbacks;
using Payments.Sagas;

namespace Payments.Tests.Unit.Callbacks;

public sealed class CallbackRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Fact]
    public void After_Settled_AppliedWithItsMerchant()
    {
        var applied = CallbackRules.After(Stored(), new SagaHearing(SagaHeard.Settled, "mer_1"), Now);
        Assert.Equal((CallbackStatus.Applied, (DateTimeOffset?)null, "mer_1", 1), (applied.Status, applied.Due, applied.MerchantId, applied.Tries));
    }

    [Fact]
    public void After_NotSettledYet_ParkedOnlyWhenItSaidTheLastWord()
    {
        Assert.Equal(CallbackStatus.Parked, CallbackRules.After(Stored(), new SagaHearing(SagaHeard.Open, "mer_1"), Now).Status);
        Assert.Equal(CallbackStatus.Applied, CallbackRules.After(Stored() with { IsFinal = false }, new SagaHearing(SagaHeard.Open, "mer_1"), Now).Status);
    }

    [Fact]
    public void Store_NothingThatAnyoneWaitsFor_KeptAndNeverDue()
    {
        var kept = CallbackRules.Store(new NewCallback("stripe", "customer.created", null, false, "{}", "main", IsRelevant: false), Now);
        Assert.Equal((CallbackStatus.Applied, (DateTimeOffset?)null, (DateTimeOffset?)Now, "main"), (kept.Status, kept.Due, kept.EndedAt, kept.Account));
    }

    [Fact]
    public void After_NobodyKnowsIt_ParkedLongerEachTimeThenGivenUpAfterAboutADay()
    {
        var (state, now, tries) = (Stored(), Now, 0);
        var last = TimeSpan.Zero;
        while (state.Due is not null)
        {
            state = CallbackRules.After(state, new SagaHearing(SagaHeard.NotFound, null), now);
            tries++;
            if (state.Due is not { } due) break;
            Assert.True(due - now >= last);
            (last, now) = (due - now, due);
        }

        Assert.Equal((CallbackStatus.Failed, "reference_unknown", 30), (state.Status, state.Error, tries));
        Assert.InRange(now - Now, TimeSpan.FromHours(20), TimeSpan.FromHours(30));
        Assert.Equal((CallbackStatus.Received, 0, (DateTimeOffset?)now), (CallbackRules.Again(state, now).Status, CallbackRules.Again(state, now).Tries, CallbackRules.Again(state, now).Due));
    }

    private static CallbackState Stored() => CallbackRules.Store(new NewCallback("simulator", "ch_1", "pay_1", IsFinal: true, "{}"), Now);
}
