using System.Text.Json;
using Payments.Checkout;
using Payments.Keys;
using Payments.Money;
using Payments.Refunds;
using Payments.Requests;

namespace Payments.Tests.Unit.Refunds;

public sealed class RefundSagaTests
{
    private const string Id = "ref_00000000000000000000000000";
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Start_OfEitherSource_ViewSaysWhatItIsMadeOf(bool ofPayment)
    {
        var of = ofPayment ? new RefundTarget("pay_1") : new RefundTarget(null, "pre_1", null);
        var wish = RefundSaga.Wish(new CreateRefund(new IdempotentRequest(new SecretText("k"), "f"), "mer_1", of, 300, null), Now, TimeSpan.FromSeconds(20));
        var state = RefundSaga.Start(Id, wish, new RefundHold("att_1", new Amount(300, "EUR"), "mer_1", "ch_1", "simulator", "2026-01-02", ofPayment ? null : "cap_1"), Now, TimeSpan.FromSeconds(20));
        var done = RefundSaga.After(Id, state, new AttemptResult(AttemptOutcome.Succeeded), Now);

        Assert.Equal(ofPayment ? ("pay_1", null, null) : (null, "pre_1", "cap_1"), (done.Answer!.PaymentId, done.Answer.PreAuthorisationId, done.Answer.CaptureId));
        Assert.Equal((RefundStatus.Succeeded, null, "refund.succeeded"), (done.Status, done.Due, Assert.Single(done.Outbox).Type));
    }

    [Fact]
    public void After_CustomerHasToClaim_AddressIsKeptThroughLostAnswersAndShownUntilTheEnd()
    {
        var wish = RefundSaga.Wish(new CreateRefund(new IdempotentRequest(new SecretText("k"), "f"), "mer_1", new RefundTarget("pay_1"), 300, null), Now, TimeSpan.FromSeconds(20));
        var started = RefundSaga.Start(Id, wish, new RefundHold("att_1", new Amount(300, "EUR"), "mer_1", "inv_1", "crypto/main"), Now, TimeSpan.FromSeconds(20));
        var waiting = RefundSaga.After(Id, started, new AttemptResult(AttemptOutcome.Processing, "pp_1", ClaimUrl: "https://btcpay.example/pp_1"), Now);
        var lost = RefundSaga.After(Id, waiting, new AttemptResult(AttemptOutcome.Unknown), Now);
        var done = RefundSaga.After(Id, lost, new AttemptResult(AttemptOutcome.Succeeded), Now);

        Assert.Equal("https://btcpay.example/pp_1", waiting.Answer!.ClaimUrl);
        Assert.Equal("https://btcpay.example/pp_1", RefundSaga.View(Id, lost).ClaimUrl);
        Assert.Null(RefundSaga.View(Id, done).ClaimUrl);
    }

    /// <summary>As the releases wrote them that knew refunds of payments only.</summary>
    [Fact]
    public void State_StoredByEarlierReleases_ReadsOn()
    {
        var state = JsonSerializer.Deserialize(File.ReadAllText("Refunds/refund.golden.json"), RefundJson.Default.RefundState)!;
        var view = RefundSaga.View(Id, state);
        Assert.Equal(("pay_00000000000000000000000000", null, null, 300L), (view.PaymentId, view.PreAuthorisationId, view.CaptureId, view.Amount));
        Assert.Equal(("pay_00000000000000000000000000", RefundStatus.Unknown), (state.Answer!.PaymentId, state.Answer.Status));
        Assert.Null(view.ClaimUrl);
        Assert.Equal(RefundStatus.Succeeded, RefundSaga.After(Id, state, new AttemptResult(AttemptOutcome.Succeeded), Now).Status);
    }
}
