using Payments.Checkout;
using Payments.Ids;
using Payments.Limits;
using Payments.Storage.Grains;

namespace Payments.Tests.Integration.Checkout;

/// <summary>A request may take its payment for new without having read its row. Where that is wrong, nobody can tell.</summary>
public sealed class FirstRequestTests(PlatformInProcess platform) : IClassFixture<PlatformInProcess>
{
    private const long Huge = 1_000_000_000_000;

    [Fact]
    public async Task Run_New_PaidOnceAndAnsweredAgain()
    {
        var (merchant, id) = (await platform.Merchant(), EntityId.New(IdPrefix.Payment));

        var first = await platform.TakenForNew(id, merchant, id);
        var again = await platform.TakenForNew(id, merchant, id);

        Assert.Equal((PaymentStatus.Succeeded, false, true), (first.Value!.Payment.Status, first.Value.Replayed, again.Value!.Replayed));
        await platform.CountsOnly(merchant, 1_000);
    }

    [Fact]
    public async Task Run_NewAndAboveALimit_RefusedAndNothingIsLeft()
    {
        var (merchant, id) = (await platform.Merchant(), EntityId.New(IdPrefix.Payment));

        Assert.Equal("LIMIT_SINGLE_EXCEEDED", (await platform.TakenForNew(id, merchant, id, Huge)).Refusal?.Code);

        Assert.Equal(0, await platform.Database.ScalarAsync<long>($"SELECT count(*) FROM payment_sagas WHERE key = '{id}'"));
        Assert.True((await platform.TakenForNew(id, merchant, id)).Accepted);
    }

    [Fact]
    public async Task Run_EndedLongAgo_FirstAnswerAgainAndNothingMoreIsChargedOrCounted()
    {
        var (merchant, first, id) = await Ended();

        var again = await platform.TakenForNew(id, merchant, first);

        Assert.Equal((PaymentStatus.Succeeded, true), (again.Value!.Payment.Status, again.Value.Replayed));
        Assert.DoesNotContain(AttemptId.Of(id, AttemptId.First), platform.Channel.Asked);
        await platform.CountsOnly(merchant, 1_000);
    }

    [Fact]
    public async Task Run_EndedAndNowItWouldBeRefused_FirstAnswerAgain()
    {
        var (merchant, first, id) = await Ended();

        var again = await platform.TakenForNew(id, merchant, first, Huge);

        Assert.Equal((null, true), (again.Refusal?.Code, again.Value?.Replayed));
    }

    [Fact]
    public async Task Run_EndedWithAnotherRequest_KeyReusedAndNothingMoreCounts()
    {
        var (merchant, _, id) = await Ended();

        Assert.Equal("IDEMPOTENCY_KEY_REUSED", (await platform.TakenForNew(id, merchant, "another", 400)).Refusal?.Code);

        await platform.CountsOnly(merchant, 1_000);
    }

    [Fact]
    public async Task Run_EndedAndAskedTwiceAtOnce_BothHaveTheFirstAnswer()
    {
        var (merchant, first, id) = await Ended();
        await using var gate = await WriteGate.Close(platform.Database, "INSERT ON payment_sagas");

        var one = platform.TakenForNew(id, merchant, first);
        await gate.Reached();
        var other = platform.TakenForNew(id, merchant, first);
        var reused = platform.TakenForNew(id, merchant, "another");
        await gate.Open();

        Assert.True((await one).Value!.Replayed && (await other).Value!.Replayed);
        Assert.Equal("IDEMPOTENCY_KEY_REUSED", (await reused).Refusal?.Code);
    }

    [Fact]
    public async Task Run_EndedAndTheInsertFails_FirstAnswerAgain()
    {
        var (merchant, first, id) = await Ended();
        await using var refused = await RefusedWrites.Begin(platform.Database, "INSERT ON payment_sagas", "true");

        Assert.True((await platform.TakenForNew(id, merchant, first)).Value?.Replayed);

        await platform.CountsOnly(merchant, 1_000);
    }

    [Fact]
    public async Task Run_NewAndTheInsertFails_FailsAndTheNextOneIsPaid()
    {
        var (merchant, id) = (await platform.Merchant(), EntityId.New(IdPrefix.Payment));
        await using (await RefusedWrites.Begin(platform.Database, "INSERT ON payment_sagas", "true"))
            await Assert.ThrowsAnyAsync<Exception>(() => platform.TakenForNew(id, merchant, id));

        Assert.Equal(PaymentStatus.Succeeded, (await platform.TakenForNew(id, merchant, id)).Value!.Payment.Status);
    }

    [Fact]
    public async Task Cancel_WhileItIsFoundOutThatThePaymentHasEnded_AnswersByTheRow()
    {
        var (merchant, first, id) = await Ended();
        await using var gate = await WriteGate.Close(platform.Database, "INSERT ON payment_sagas");

        var again = platform.TakenForNew(id, merchant, first);
        await gate.Reached();
        var cancelled = platform.Grains.GetGrain<IPaymentSagaGrain>(id).Cancel(merchant);
        var claim = await platform.Grains.GetGrain<IPaymentSagaGrain>(id).Claim();
        await gate.Open();

        Assert.True((await again).Value!.Replayed);
        Assert.Equal(("PAYMENT_ALREADY_SUCCEEDED", HoldClaim.Asked), ((await cancelled).Refusal?.Code, claim));
    }

    [Fact]
    public async Task Claim_OfAnActivationThatHasReadNothing_AnswersByTheRow()
    {
        var (_, _, id) = await Ended();
        var saga = platform.Grains.GetGrain<IPaymentSagaGrain>(id);

        Assert.Equal(HoldClaim.Ended, await FreshRow.Call(saga.GetGrainId(), () => saga.Claim()));
    }

    [Fact]
    public async Task Owns_HoldsOfThePaymentAndOfARepetition_ToldApart()
    {
        var merchant = await platform.Merchant();
        var payment = await platform.Pay(merchant, "visa");
        var saga = platform.Saga(payment);

        Assert.True(await saga.Owns(HoldId.Of(payment.Id, payment.CreatedAt)));
        Assert.False(await saga.Owns(HoldId.Of(payment.Id, payment.CreatedAt.AddTicks(1))));
        Assert.False(await saga.Owns(payment.Id));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task CallOfAnActivationThatHasReadNothing_AnswersByTheRow(bool retries)
    {
        var (merchant, _, id) = await Ended();
        var saga = platform.Grains.GetGrain<IPaymentSagaGrain>(id);

        var code = retries
            ? (await FreshRow.Call(saga.GetGrainId(), () => saga.Retry())).Refusal?.Code
            : (await FreshRow.Call(saga.GetGrainId(), () => saga.Cancel(merchant))).Refusal?.Code;

        Assert.Equal(retries ? "SAGA_ENDED" : "PAYMENT_ALREADY_SUCCEEDED", code);
    }

    [Fact]
    public async Task Run_StillUnderWayAfterACrash_OthersAreToldSoMeanwhile()
    {
        var (merchant, first, id) = await CutShort();
        await using var gate = await WriteGate.Close(platform.Database, "INSERT ON payments");

        var again = platform.TakenForNew(id, merchant, first);
        await gate.Reached();
        var other = await platform.TakenForNew(id, merchant, first).WaitAsync(TimeSpan.FromSeconds(20));
        await gate.Open();

        Assert.Equal("REQUEST_IN_PROGRESS", other.Refusal?.Code);
        Assert.Equal(PaymentStatus.Succeeded, (await again).Value!.Payment.Status);
    }

    /// <summary>A payment that no grain knows any more, and the request that began it.</summary>
    private async Task<(string Merchant, string Request, string Id)> Ended()
    {
        var (merchant, id) = (await platform.Merchant(), EntityId.New(IdPrefix.Payment));
        var paid = await Paid(merchant);
        foreach (var table in new[] { "payment_sagas", "payments" }) await platform.Copy(table, paid, id);
        return (merchant, paid, id);
    }

    /// <summary>One whose process died when the intent was durable and nothing else.</summary>
    private async Task<(string Merchant, string Request, string Id)> CutShort()
    {
        var (merchant, id) = (await platform.Merchant(), EntityId.New(IdPrefix.Payment));
        var paid = await Paid(merchant);
        await platform.Copy("payment_sagas", paid, id);
        return (merchant, paid, id);
    }

    private async Task<string> Paid(string merchant) => (await platform.Pay(merchant, "visa")).Id;
}
