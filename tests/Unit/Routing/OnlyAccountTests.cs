using Payments.Routing;
using Payments.Sagas;

namespace Payments.Tests.Unit.Routing;

public sealed class OnlyAccountTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private static readonly SagaState Saga = new() { MerchantId = "mer_1", StartedAt = Now, Payment = new PaymentOrder { Channel = "stripe/eu", Amount = 10_000, Currency = "USD" } };

    [Fact]
    public void Of_NothingStored_TheAccountItWentToWithItsCostOfThen()
    {
        var decision = OnlyAccount.Of("pay_1", Saga, Samples.Fees)!.View();

        Assert.Equal((1, Now, "pay_1", "mer_1"), (decision.Ordinal, decision.DecidedAt, decision.Subject.PaymentId, decision.Subject.MerchantId));
        Assert.Equal((DecidedBy.OnlyAccount, 1, 7L), (decision.Decision.DecidedBy, decision.Decision.MostAttempts, decision.Decision.FeesVersion));
        Assert.Equal([("stripe", "eu", 320L)], decision.Decision.Channels.Select(one => (one.Channel, one.AccountId, one.Cost)));
    }

    [Fact]
    public void Of_SagaOfBeforeThereWereSeveral_TheSimulator() =>
        Assert.Equal("simulator", OnlyAccount.Of("pay_1", Saga with { Payment = Saga.Payment with { Channel = null } }, Samples.Fees)!.Decision.Channels[0].Channel);

    [Fact]
    public void Of_BlockedByRisk_WentNowhere() =>
        Assert.Null(OnlyAccount.Of("pay_1", Saga with { Steps = [new SagaStep("risk", "blocked", "method_denied", Now)] }, Samples.Fees));
}
