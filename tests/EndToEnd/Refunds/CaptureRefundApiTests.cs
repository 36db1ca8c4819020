using System.Net;
using System.Text.Json;
using Payments.Tests.EndToEnd.Checkout;
using Payments.Tests.EndToEnd.Holds;
using static Payments.Tests.EndToEnd.Holds.HoldRequests;

namespace Payments.Tests.EndToEnd.Refunds;

public sealed class CaptureRefundApiTests(PaymentFixture fixture) : IClassFixture<PaymentFixture>
{
    [Fact]
    public async Task Refund_PartThenRest_ViewsLimitsBooksEventsAndWitnessFollow()
    {
        var (merchant, client) = await fixture.Merchant();
        var hold = await client.Held();
        var capture = await client.Captured(hold, 600);
        Assert.Equal((600, 400), await client.Month());

        var part = await Created(await client.Refund(hold, 200));
        Assert.Equal(("succeeded", 200, hold, capture), (part.String("status"), part.GetProperty("amount").GetInt64(), part.String("pre_authorisation_id"), part.String("capture_id")));
        Assert.False(part.TryGetProperty("payment_id", out _));
        Assert.Equal((400, 400), await client.Month());
        var read = await client.Read(hold);
        Assert.Equal(("authorised", 600, 200, 400), (read.String("status"), Amount(read, "captured"), Amount(read, "refunded"), Amount(read, "remaining")));
        Assert.Equal(200, Amount(read.GetProperty("captures")[0], "refunded"));

        var rest = await Created(await client.Refund(hold));
        Assert.Equal(400, Amount(rest, "amount"));
        await (await client.Refund(hold, 1)).IsProblem(HttpStatusCode.UnprocessableEntity, "REFUND_EXCEEDS_CAPTURED");
        Assert.Equal(rest.ToString(), (await (await client.GetAsync($"/v1/refunds/{rest.String("id")}")).Json()).ToString());

        Assert.Equal(["refund.processing", "refund.succeeded"], await client.Events(part.String("id")));
        Assert.Equal(["preauthorisation.refunded", "preauthorisation.refunded"], (await client.Events(hold)).TakeLast(2));
        Assert.Equal(["refund 200"], await fixture.Simulator.SeenOf(part.String("id")));
        Assert.Equal(["refund 400"], await fixture.Simulator.SeenOf(rest.String("id")));
        Assert.Equal(600, await fixture.Booked(merchant));
        Assert.Equal(0, await fixture.Database.ScalarAsync<decimal>(
            $"SELECT sum(CASE WHEN debit LIKE 'channel/%' THEN amount ELSE -amount END) FROM transfers WHERE merchant_id = '{merchant}' AND (debit LIKE 'channel/%' OR credit LIKE 'channel/%')"));
    }

    [Fact]
    public async Task Refund_OfSeveralCaptures_EachOfTheOneItNames()
    {
        var (_, client) = await fixture.Merchant();
        var hold = await client.Held();
        var (first, second) = (await client.Captured(hold, 300), await client.Captured(hold, 200, final: true));

        await (await client.Refund(hold)).IsProblem(HttpStatusCode.UnprocessableEntity, "REFUND_SPANS_CAPTURES");
        await (await client.Refund(hold, 201, second)).IsProblem(HttpStatusCode.UnprocessableEntity, "REFUND_EXCEEDS_CAPTURED");
        Assert.Equal((second, 200), Of(await Created(await client.Refund(hold, capture: second))));
        Assert.Equal((first, 300), Of(await Created(await client.Refund(hold))));
        Assert.Equal((500, 500), (Amount(await client.Read(hold), "captured"), Amount(await client.Read(hold), "refunded")));
    }

    [Fact]
    public async Task Refund_AfterTheRestWasVoided_LimitsGiveBackTheRestOnceOnly()
    {
        var (_, client) = await fixture.Merchant();
        await client.Held(amount: 2_000);
        var hold = await client.Held();
        await client.Captured(hold, 300);
        await client.Void(hold);
        Assert.Equal((300, 2_000), await client.Month());

        await Created(await client.Refund(hold, 100));

        Assert.Equal((200, 2_000), await client.Month());
        var read = await client.Read(hold);
        Assert.Equal(("voided", 300, 100), (read.String("status"), Amount(read, "captured"), Amount(read, "refunded")));
    }

    [Fact]
    public async Task Refund_BeforeCapture_Refused()
    {
        var (_, client) = await fixture.Merchant();
        var (hold, failed) = (await client.Held(), (await Created(await client.Hold("tok_declined"))).String("id"));
        await (await client.Refund(hold, 1)).IsProblem(HttpStatusCode.Conflict, "PREAUTHORISATION_NOT_REFUNDABLE");
        await (await client.Refund(failed)).IsProblem(HttpStatusCode.Conflict, "PREAUTHORISATION_NOT_REFUNDABLE");
        Assert.Equal(0, await fixture.Database.ScalarAsync<long>($"SELECT count(*) FROM refunds WHERE pre_authorisation_id IN ('{hold}', '{failed}')"));
    }

    [Fact]
    public async Task Refund_OfACaptureThatSettlesLater_OnceItHas()
    {
        var (_, client) = await fixture.Merchant();
        var hold = await client.Held("tok_refund_processing");
        var capture = (await Created(await client.Capture(hold, 500))).String("id");
        await (await client.Refund(hold, 1)).IsProblem(HttpStatusCode.Conflict, "PREAUTHORISATION_NOT_REFUNDABLE");
        await (await client.Refund(hold, 1, capture)).IsProblem(HttpStatusCode.Conflict, "CAPTURE_NOT_REFUNDABLE");
        await Eventually.HoldsAsync(async () => Amount(await client.Read(hold), "captured") == 500, "the capture has settled", TimeSpan.FromSeconds(40));

        // The refund settles later, too, and the channel's callback tells of it.
        Assert.Equal("processing", (await Created(await client.Refund(hold, 500))).String("status"));
        await Eventually.HoldsAsync(async () => Amount(await client.Read(hold), "refunded") == 500, "the refund has settled", TimeSpan.FromSeconds(40));
    }

    [Fact]
    public async Task Refund_Declined_FailedItsShareFreeAndNothingGivenBack()
    {
        var (merchant, client) = await fixture.Merchant();
        var hold = await client.Held("tok_amount");
        await client.Captured(hold);

        var refund = await Created(await client.Refund(hold, 905));

        Assert.Equal(("failed", "card_declined"), (refund.String("status"), refund.GetProperty("decline").String("reason")));
        Assert.Equal((1_000, 0), await client.Month());
        Assert.Equal(0, Amount(await client.Read(hold), "refunded"));
        Assert.Equal(0, await SetAside(merchant));
        await Created(await client.Refund(hold, 1_000));
        Assert.Equal((0, 0), await client.Month());
    }

    // The channel has acted and its answer is lost; it has not acted and is asked again.
    [Theory]
    [InlineData(493)]
    [InlineData(489)]
    public async Task Refund_AnswerLost_UnknownUntilTheChannelIsAskedThenOnceOnly(long amount)
    {
        var (merchant, client) = await fixture.Merchant();
        var hold = await client.Held("tok_amount");
        await client.Captured(hold);

        var refund = await Created(await client.Refund(hold, amount));
        Assert.Equal("unknown", refund.String("status"));
        // What is unknown counts: it may have been paid out.
        await (await client.Refund(hold, 1_001 - amount)).IsProblem(HttpStatusCode.UnprocessableEntity, "REFUND_EXCEEDS_CAPTURED");
        Assert.Equal(amount, await SetAside(merchant));
        await Eventually.HoldsAsync(async () => Amount(await client.Read(hold), "refunded") == amount, "the refund is resolved", TimeSpan.FromSeconds(60));
        Assert.Equal([$"refund {amount}"], await fixture.Simulator.SeenOf(refund.String("id")));
        Assert.Equal((0, (1_000 - amount, 0)), (await SetAside(merchant), await client.Month()));
    }

    [Fact]
    public async Task Refund_SameKeyManyTimesAtOnce_OneRefundOneAnswer()
    {
        var (_, client) = await fixture.Merchant();
        var hold = await client.Held();
        await client.Captured(hold);
        var key = Guid.NewGuid().ToString();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.Refund(hold, 100, key: key)));

        var created = answers.Where(answer => answer.StatusCode == HttpStatusCode.Created).ToList();
        Assert.Single((await Task.WhenAll(created.Select(answer => answer.Content.ReadAsStringAsync()))).Distinct());
        foreach (var refused in answers.Except(created)) await refused.IsProblem(HttpStatusCode.Conflict, "REQUEST_IN_PROGRESS");
        Assert.Equal("true", (await client.Refund(hold, 100, key: key)).Headers.GetValues("Idempotent-Replayed").Single());
        await (await client.Refund(hold, 101, key: key)).IsProblem(HttpStatusCode.UnprocessableEntity, "IDEMPOTENCY_KEY_REUSED");
        Assert.Equal(100, Amount(await client.Read(hold), "refunded"));
    }

    [Fact]
    public async Task Refund_AnothersPreAuthorisation_AnswersLikeAMissingOne()
    {
        var (_, client) = await fixture.Merchant();
        var (_, stranger) = await fixture.Merchant();
        var hold = await client.Held();
        var capture = await client.Captured(hold);

        await (await stranger.Refund(hold, 100)).IsProblem(HttpStatusCode.NotFound, "PREAUTHORISATION_NOT_FOUND");
        await (await stranger.Refund(hold, 100, capture)).IsProblem(HttpStatusCode.NotFound, "PREAUTHORISATION_NOT_FOUND");
        await (await client.Refund("pre_00000000000000000000000000", 100)).IsProblem(HttpStatusCode.NotFound, "PREAUTHORISATION_NOT_FOUND");
        // A capture of another pre-authorisation, even an own one, is no capture of this one.
        var other = await client.Held();
        await client.Captured(other);
        await (await client.Refund(other, 100, capture)).IsProblem(HttpStatusCode.NotFound, "CAPTURE_NOT_FOUND");
        var refund = (await Created(await client.Refund(hold, 100))).String("id");
        await (await stranger.GetAsync($"/v1/refunds/{refund}")).IsProblem(HttpStatusCode.NotFound, "REFUND_NOT_FOUND");
    }

    [Theory]
    [InlineData("""{"amount":0}""", 400, "INVALID_FIELD")]
    [InlineData("""{"amount":-5}""", 400, "INVALID_FIELD")]
    [InlineData("""{"amount":1.5}""", 400, "BODY_INVALID")]
    [InlineData("""{"amount":1001}""", 422, "REFUND_EXCEEDS_CAPTURED")]
    [InlineData("""{"amount":9223372036854775807}""", 422, "REFUND_EXCEEDS_CAPTURED")]
    [InlineData("""{"amount":1,"capture_id":"nonsense"}""", 404, "CAPTURE_NOT_FOUND")]
    [InlineData("""{"amount":1,"capture":"x"}""", 400, "BODY_INVALID")]
    public async Task Refund_BadBody_Refused(string body, int status, string code)
    {
        var (_, client) = await fixture.Merchant();
        var hold = await client.Held();
        await client.Captured(hold);
        await (await client.PostJson($"/v1/pre-authorisations/{hold}/refunds", body, Guid.NewGuid().ToString())).IsProblem((HttpStatusCode)status, code);
        Assert.Equal(0, Amount(await client.Read(hold), "refunded"));
    }

    [Fact]
    public async Task Saga_OfACapturesRefund_SaysWhatItIsMadeOf()
    {
        var (_, client) = await fixture.Merchant();
        using var administrator = fixture.Platform.Client(fixture.Platform.AdministratorKey);
        var hold = await client.Held();
        await client.Captured(hold);
        var ended = (await (await administrator.GetAsync($"/v1/sagas/{hold}")).Json()).GetProperty("saga").String("ended_at");
        var refund = (await Created(await client.Refund(hold, 100))).String("id");

        var saga = await (await administrator.GetAsync($"/v1/sagas/{refund}")).Json();
        Assert.Equal(("refund", "completed"), (saga.GetProperty("saga").String("type"), saga.GetProperty("saga").String("status")));
        Assert.All(saga.GetProperty("steps").EnumerateArray(), step => Assert.Equal(hold, step.GetProperty("input").String("pre_authorisation")));
        Assert.Equal(ended, (await (await administrator.GetAsync($"/v1/sagas/{hold}")).Json()).GetProperty("saga").String("ended_at"));
    }

    private static (string, long) Of(JsonElement refund) => (refund.String("capture_id"), Amount(refund, "amount"));

    private static long Amount(JsonElement one, string name) => one.GetProperty(name).GetInt64();

    private Task<decimal> SetAside(string merchant) => fixture.Database.ScalarAsync<decimal>(
        $"SELECT coalesce(sum(CASE WHEN credit LIKE '%/refunds' THEN amount ELSE -amount END), 0)::numeric FROM transfers WHERE merchant_id = '{merchant}' AND (debit LIKE '%/refunds' OR credit LIKE '%/refunds')");
}
