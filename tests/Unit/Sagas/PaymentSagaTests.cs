using System.Text;
using System.Text.Json;
using Payments.Checkout;
using Payments.Limits;
using Payments.Merchants;
using Payments.Money;
using Payments.Outcomes;
using Payments.Refunds;
using Payments.Requests;
using Payments.Sagas;
using Payments.Tiers;

namespace Payments.Tests.Unit.Sagas;

public sealed class PaymentSagaTests
{
    private const string Id = "pay_00000000000000000000000000";
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Fact]
    public void Start_New_IsAnIntentUntilAnythingElseBecomesOfIt()
    {
        var intent = Started();

        Assert.True(PaymentSaga.IsIntent(intent));
        Assert.False(PaymentSaga.IsIntent(PaymentSaga.Taken(intent, Now)));
        Assert.DoesNotContain(Enum.GetValues<PaymentStatus>(), status => PaymentSaga.IsIntent(PaymentSaga.After(intent, Payment(status), Now)));
    }

    [Fact]
    public void After_Paid_NamesNoStepBecauseAllWentByThePlan()
    {
        var saga = PaymentSaga.After(Started(), Payment(PaymentStatus.Succeeded), Now);

        Assert.Equal((SagaStatus.Completed, 0, (DateTimeOffset?)null), (saga.Status, saga.Steps.Length, saga.Due));
        // The document of the usual payment: what is added here is written by every one of them.
        Assert.InRange(Encoding.UTF8.GetByteCount(JsonSerializer.Serialize(saga, SagaJson.Default.SagaState)), 300, 640);
    }

    [Fact]
    public void After_Unknown_WaitsForTheQuestionAndCountsIt()
    {
        var once = PaymentSaga.After(Started(), Payment(PaymentStatus.Unknown), Now);
        var twice = PaymentSaga.After(once, Payment(PaymentStatus.Unknown), Now + TimeSpan.FromSeconds(5));

        Assert.Equal((Now + TimeSpan.FromSeconds(5), 1), (once.Due, Charge(once).Tries));
        Assert.Equal((Now + TimeSpan.FromSeconds(25), 2, "waiting"), (twice.Due, Charge(twice).Tries, Charge(twice).Status));
    }

    [Fact]
    public void After_AwayForLongThenProcessing_AskedSoonAndNotAnHourLater()
    {
        var saga = Started();
        for (var i = 0; i < 10; i++) saga = PaymentSaga.After(saga, Payment(PaymentStatus.Unknown), saga.Due ?? Now);
        Assert.Equal(10, saga.Questions);

        var back = PaymentSaga.After(saga, Payment(PaymentStatus.Processing), Now);

        Assert.Equal((Now + TimeSpan.FromSeconds(5), 1), (back.Due, back.Questions));
    }

    [Fact]
    public void After_UnknownWithoutItsHold_NeitherCountsNorGivesBackUntilItIsHeld()
    {
        var lost = PaymentSaga.After(Started(), Payment(PaymentStatus.Unknown), Now, held: false);
        var found = PaymentSaga.After(lost, Payment(PaymentStatus.Unknown), Now, held: true);

        Assert.Null(lost.Payment.OnlyCounts);
        Assert.True(found.Payment.OnlyCounts);
        Assert.True(PaymentSaga.After(found, Payment(PaymentStatus.Unknown), Now, held: false).Payment.OnlyCounts);
    }

    [Fact]
    public void After_CallsThatWereNeverSent_TriedAgainOnTheirOwnSchedule()
    {
        var tried = PaymentSaga.After(Started() with { Retry = new SagaRetry(2, Sending: false, "away") }, Payment(PaymentStatus.Processing), Now);

        Assert.Equal((Now + TimeSpan.FromSeconds(4), 2, "away", 0), (tried.Due, Charge(tried).Tries, Charge(tried).Error, tried.Questions));
        // One that may have been sent is asked for.
        var unsure = PaymentSaga.After(Started() with { Retry = new SagaRetry(2, Sending: true, "away") }, Payment(PaymentStatus.Unknown), Now);
        Assert.Equal((Now + TimeSpan.FromSeconds(5), 1), (unsure.Due, unsure.Questions));
    }

    [Fact]
    public void After_StillWaiting_DueNoLaterThanItsExpiryThenAskedAWhileLonger()
    {
        var waiting = PaymentSaga.After(Waiting(PaymentStatus.Pending) with { Questions = 4, Due = Now }, Payment(PaymentStatus.Pending), Now);
        Assert.Equal(Now + TimeSpan.FromMinutes(30), waiting.Due);
        Assert.False(PaymentSagaExpiry.HasCome(waiting, Now + TimeSpan.FromMinutes(30) - TimeSpan.FromTicks(1)));
        Assert.True(PaymentSagaExpiry.HasCome(waiting, Now + TimeSpan.FromMinutes(30)));

        var expiring = PaymentSagaExpiry.Begin(waiting, Now, TimeSpan.FromSeconds(20));
        Assert.False(PaymentSagaExpiry.HasCome(expiring, Now + TimeSpan.FromDays(1)));
        var lost = PaymentSaga.After(expiring, Payment(PaymentStatus.Pending), Now + TimeSpan.FromMinutes(31));
        Assert.Equal(Now + TimeSpan.FromMinutes(31) + TimeSpan.FromSeconds(5), lost.Due);

        var expired = PaymentSaga.After(lost, Payment(PaymentStatus.Expired), Now);
        Assert.Equal((SagaStatus.Compensated, "compensated", Now + TimeSpan.FromMinutes(10)), (expired.Status, Charge(expired).Status, expired.Due));
        Assert.Null(PaymentSaga.After(lost, Payment(PaymentStatus.Cancelled), Now).Due);
        var unseen = PaymentSaga.After(lost with { Late = new SagaLate(0) }, Payment(PaymentStatus.Cancelled), Now);
        Assert.Equal((SagaStatus.Compensated, Now + TimeSpan.FromMinutes(10)), (unseen.Status, unseen.Due));
        var asked = PaymentSagaExpiry.NothingLate(expired, said: true, Now);
        Assert.Equal((Now + TimeSpan.FromHours(1), Now + TimeSpan.FromHours(1)), (asked.Due, PaymentSagaExpiry.NothingLate(asked, said: false, Now).Due));
        Assert.Null(PaymentSagaExpiry.NothingLate(PaymentSagaExpiry.NothingLate(asked, true, Now), true, Now).Due);
    }

    [Fact]
    public void MayStillArrive_UntilTheCallsOwnTimeHasPassed()
    {
        var waiting = PaymentSaga.After(Started(), Payment(PaymentStatus.Unknown), Now);
        Assert.True(PaymentSaga.MayStillArrive(waiting, TimeSpan.FromSeconds(15), Now + TimeSpan.FromSeconds(14)));
        Assert.False(PaymentSaga.MayStillArrive(waiting, TimeSpan.FromSeconds(15), Now + TimeSpan.FromSeconds(15)));
        Assert.True(PaymentSaga.MayStillArrive(Started(), TimeSpan.FromSeconds(15), Now + TimeSpan.FromSeconds(14)));
    }

    [Fact]
    public void Undo_RefundDeclined_FailedThenTheNextOneHasAnotherName()
    {
        var saga = PaymentSagaUndo.Begin(PaymentSaga.After(Started(), Payment(PaymentStatus.Succeeded), Now), "why", Now, TimeSpan.FromSeconds(20));
        var failed = PaymentSagaUndo.After(saga, Refund(RefundStatus.Failed), null, Now);
        var again = PaymentSagaUndo.Begin(failed, "why", Now, TimeSpan.FromSeconds(20));

        Assert.Equal((SagaStatus.Failed, "card_declined"), (failed.Status, Charge(failed).Error));
        Assert.Equal((SagaStatus.Compensating, 2), (again.Status, again.Undo!.Attempt));
        Assert.NotEqual(PaymentSagaUndo.RefundOf(Id, saga.Undo!), PaymentSagaUndo.RefundOf(Id, again.Undo));
    }

    [Fact]
    public void Undo_RefundRefused_FailedWithTheCode()
    {
        var saga = PaymentSagaUndo.Begin(PaymentSaga.After(Started(), Payment(PaymentStatus.Succeeded), Now), "why", Now, TimeSpan.FromSeconds(20));
        var failed = PaymentSagaUndo.After(saga, null, new Refusal("REFUND_EXCEEDS_CAPTURED", RefusalKind.Forbidden, "no"), Now);
        Assert.Equal((SagaStatus.Failed, "REFUND_EXCEEDS_CAPTURED"), (failed.Status, Charge(failed).Error));
    }

    [Fact]
    public void Document_OfBeforeThePlan_StillReads()
    {
        var saga = JsonSerializer.Deserialize(File.ReadAllText("Sagas/saga.golden.json"), SagaJson.Default.SagaState)!;

        Assert.Equal((0, "payment", SagaStatus.Completed, 4), (saga.Plan, saga.Type, saga.Status, saga.Steps.Length));
        Assert.Equal(("charge", "done", "Succeeded"), (saga.Steps[1].Name, saga.Steps[1].Status, saga.Steps[1].Result));
        Assert.Null(saga.Retry);
        Assert.Null(saga.Undo);
    }

    private static SagaStep Charge(SagaState saga) => saga.Steps.Single(step => step.Name == "charge");

    private static SagaState Started() => PaymentSaga.Start(
        new CreatePayment(new IdempotentRequest(new("key"), new string('f', 64)), "mer_00000000000000000000000000", new Amount(10_000, "EUR"), "tok_visa", null, null),
        new MerchantTerms(MerchantStatus.Active, "EUR", new LimitTerms(1_000_000, 10_000_000, 30_000_000, "Europe/Berlin"), new FeeTerms(8_000, 100), false, TierName.Starter, null),
        Now);

    private static SagaState Waiting(PaymentStatus status) => PaymentSaga.After(Started(), Payment(status), Now);

    private static PaymentView Payment(PaymentStatus status) =>
        new(Id, "mer_00000000000000000000000000", "ord_1", 10_000, "EUR", status, 0, null, null, null, Now, Now);

    private static RefundView Refund(RefundStatus status) =>
        new("ref_1", Id, null, null, 10_000, "EUR", status, status == RefundStatus.Failed ? new PaymentDecline("card_declined", true, "card_declined") : null, null, Now, Now);
}
